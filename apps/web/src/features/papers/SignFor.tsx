import type { Paper } from '@tongban/contracts/papers'
import { useState } from 'react'

import { Button, Fault, Notice, Panel } from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 签收: the reader himself says that he has it, and that he takes it in this form; until then it counts as not delivered. Afterwards it says so here. */
export function SignFor({ subject, paper }: { subject: string; paper: Paper }) {
  const { act, pending, error } = useAct('POST /api/papers/:subject/:id/receipt')
  const [signed, setSigned] = useState(false)
  if (paper.deliveries.length > 0 || signed)
    return (
      <div className="screen-only">
        <Notice tone="done" alert={signed}>
          {paper.deliveries.length === 0 && <p>{words.signed}</p>}
          {paper.deliveries.map(({ id, how, day, proof }) => (
            <p key={id}>{words.deliveredBy(how, day, proof)}</p>
          ))}
        </Notice>
      </div>
    )
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
                const done = await act({ params: { subject, id: paper.id }, body: { consents: true } })
                if (done !== undefined) setSigned(true)
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
