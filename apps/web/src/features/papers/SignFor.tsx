import type { Paper } from '@tongban/contracts/papers'

import { Button, Fault, Panel } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 签收: the reader himself says that he has it, and that he takes it in this form; until then it counts as not delivered. */
export function SignFor({ subject, paper }: { subject: string; paper: Paper }) {
  const { act, pending, error } = useAct('POST /api/papers/:subject/:id/receipt')
  return (
    <div className="screen-only">
      <Panel title={words.signFor}>
        <div className="stack">
          <p>{words.signForSaid}</p>
          {paper.unfavourable && <p>{words.signForDays}</p>}
          {error !== null && <Fault error={error} />}
          <div className="row">
            <Button
              kind="primary"
              pending={pending}
              onPress={async () => {
                await act({ params: { subject, id: paper.id }, body: { consents: true } })
              }}
            >
              {words.signForVerb}
            </Button>
          </div>
        </div>
      </Panel>
    </div>
  )
}
