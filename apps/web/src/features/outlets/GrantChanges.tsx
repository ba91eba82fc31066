import type { GrantChange } from '@tongban/contracts/outlets'
import { useState } from 'react'

import { Badge, Loaded, Paging, Panel, Table, TwoAnswers, Verdict } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { Changed } from './Changed.tsx'
import { words } from './words.ts'

/** 变更台账: every change with who proposed and who decided it, and the buttons of whoever confirms. */
export function GrantChanges() {
  const me = useMe()
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/outlet-grant-changes', { query: { after } })
  const [chosen, choose] = useState<{ change: GrantChange; agree: boolean }>()
  return (
    <Panel title={words.changes}>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <Table
              title={words.changes}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.noChanges}
              columns={[
                { head: words.outlet, render: ({ outletName }) => outletName, wrap: true },
                { head: words.from, render: ({ from }) => dayText(from) },
                { head: words.what, render: (change) => <What of={change} />, wrap: true },
                { head: words.who, render: (change) => <Who of={change} />, wrap: true },
                { head: words.state, render: ({ state }) => <State of={state} /> },
                {
                  head: words.act,
                  render: (change) =>
                    change.state === 'proposed' && may(me, 'outlets.confirm') ? (
                      <TwoAnswers
                        agreeTo={words.agreeTo(change.outletName)}
                        refuseTo={words.refuseTo(change.outletName)}
                        onChoose={(agree) => choose({ change, agree })}
                      />
                    ) : null,
                },
              ]}
            />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
      {chosen !== undefined && <Decision {...chosen} onClose={() => choose(undefined)} />}
    </Panel>
  )
}

function What({ of: { rows, copiedFrom, reason } }: { of: GrantChange }) {
  return (
    <details>
      <summary>
        {words.whatOf(rows.length, copiedFrom)}：{reason}
      </summary>
      <Changed rows={rows} />
    </details>
  )
}

function Who({ of: { proposedBy, proposedAt, decidedBy, decidedAt, note } }: { of: GrantChange }) {
  return (
    <ul className="plain">
      <li>
        {proposedBy} {instantText(proposedAt)}
      </li>
      {decidedBy !== null && decidedAt !== null && (
        <li>
          {decidedBy} {instantText(decidedAt)} {note}
        </li>
      )}
    </ul>
  )
}

function State({ of }: { of: GrantChange['state'] }) {
  const tone = { proposed: 'info', confirmed: 'done', refused: 'danger' } as const
  return <Badge tone={tone[of]}>{words.states[of]}</Badge>
}

function Decision({ change, agree, onClose }: { change: GrantChange; agree: boolean; onClose: () => void }) {
  const decide = useAct('POST /api/outlet-grant-changes/:id/decision')
  const say = async (note: string): Promise<void> => {
    if ((await decide.act({ params: { id: change.id }, body: { agree, note } })) !== undefined) onClose()
  }
  return (
    <Verdict
      title={agree ? words.agreeTo(change.outletName) : words.refuseTo(change.outletName)}
      agree={agree}
      noted
      pending={decide.pending}
      error={decide.error}
      onSay={say}
      onCancel={onClose}
    >
      <p>
        {dayText(change.from)}：{words.whatOf(change.rows.length, change.copiedFrom)}
      </p>
    </Verdict>
  )
}
