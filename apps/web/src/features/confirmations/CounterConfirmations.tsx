import type { Confirmation } from '@tongban/contracts/confirmations'
import { useState } from 'react'

import { Button, Fault, Loaded, Paging, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { Objecting } from './Objecting.tsx'
import { words } from './words.ts'

/** 当面答复: within a visit, what the person is asked about himself; he says it here, also otherwise than before. */
export function CounterConfirmations({ subject }: { subject: string }) {
  const [after, setAfter] = useState<string>()
  const found = useRead('GET /api/confirmations/:subject', { params: { subject }, query: { after } })
  return (
    <Loaded of={found}>
      {({ rows, next }) => {
        const mayChange = rows.filter(({ changeable }) => changeable)
        if (mayChange.length === 0 && next === null && after === undefined) return null
        return (
          <Panel title={words.atCounter}>
            <ul className="plain stack">
              {mayChange.map((one) => (
                <li key={one.id}>
                  <AtCounter of={one} />
                </li>
              ))}
            </ul>
            <Paging next={next} after={after} go={setAfter} />
          </Panel>
        )
      }}
    </Loaded>
  )
}

function AtCounter({ of: one }: { of: Confirmation }) {
  const [saysNo, setSaysNo] = useState(false)
  const answer = useAct('POST /api/confirmations/:subject/:id/answer')
  const params = { subject: one.subject, id: one.id }
  return (
    <div className="stack">
      <p>
        <strong>{words.asksAtCounter(one.employerName, dayText(one.from), one.itemName)}</strong>
      </p>
      <p className="soft">{standsOf(one)}</p>
      {answer.error !== null && <Fault error={answer.error} />}
      {saysNo ? (
        <Objecting
          pending={answer.pending}
          onSaid={async (said) => {
            const done = await answer.act({ params, body: { answer: 'no', ...said } })
            if (done !== undefined) setSaysNo(false)
          }}
          onBack={() => {
            answer.reset()
            setSaysNo(false)
          }}
        />
      ) : (
        <div className="row">
          {one.answer !== 'yes' && (
            <Button
              label={`${words.saysYes}：${one.employerName}`}
              pending={answer.pending}
              onPress={async () => await answer.act({ params, body: { answer: 'yes' } })}
            >
              {words.saysYes}
            </Button>
          )}
          <Button label={`${words.saysNo}：${one.employerName}`} onPress={() => setSaysNo(true)}>
            {words.saysNo}
          </Button>
        </div>
      )}
    </div>
  )
}

function standsOf({ state, answer, reason, until }: Confirmation): string {
  if (state === 'answered')
    return answer === 'yes' ? words.stoodYes : words.stoodNo(reason === null ? '' : words.reasons[reason])
  return state === 'silent' ? words.rowStates.silent : words.waitsUntil(dayText(until))
}
