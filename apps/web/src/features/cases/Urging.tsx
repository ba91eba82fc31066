import type { CaseDetail } from '@tongban/contracts/cases'

import { Button, Fault, Notice } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 催办: a button where the office has the case, once a day; afterwards that it was heard. */
export function Urging({ detail, today }: { detail: CaseDetail; today: string }) {
  const urge = useAct('POST /api/cases/:subject/:id/urging')
  const { subject, id, can, urged } = detail
  if (!can.includes('urging')) return null
  return (
    <div className="stack screen-only">
      {urge.error !== null && <Fault error={urge.error} />}
      {urged.lastOn !== null && (
        <Notice>
          <p>{words.urged(urged.times, dayText(urged.lastOn))}</p>
        </Notice>
      )}
      {urged.lastOn !== today && (
        <div>
          <Button pending={urge.pending} onPress={() => urge.act({ params: { subject, id } })}>
            {words.urge}
          </Button>
        </div>
      )}
    </div>
  )
}
