import type { GrantChange } from '@tongban/contracts/outlets'
import { useState } from 'react'

import {
  Badge,
  Button,
  ConfirmDialog,
  Fault,
  Loaded,
  Paging,
  Panel,
  Table,
  TextField,
} from '../../design/index.ts'
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
                      <Decide of={change} onChoose={(agree) => choose({ change, agree })} />
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

function Decide({ of: { outletName }, onChoose }: { of: GrantChange; onChoose: (agree: boolean) => void }) {
  return (
    <div className="row">
      <Button label={words.agreeTo(outletName)} onPress={() => onChoose(true)}>
        {words.agree}
      </Button>
      <Button kind="danger" label={words.refuseTo(outletName)} onPress={() => onChoose(false)}>
        {words.refuse}
      </Button>
    </div>
  )
}

function Decision({ change, agree, onClose }: { change: GrantChange; agree: boolean; onClose: () => void }) {
  const [note, setNote] = useState('')
  const [fault, setFault] = useState<string>()
  const decide = useAct('POST /api/outlet-grant-changes/:id/decision')
  const confirm = async (): Promise<void> => {
    if (!agree && note.trim().length < 2) return setFault(words.noteMust)
    const done = await decide.act({ params: { id: change.id }, body: { agree, note: note.trim() } })
    if (done !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={agree ? words.agreeTo(change.outletName) : words.refuseTo(change.outletName)}
      verb={agree ? words.agree : words.refuse}
      kind={agree ? 'primary' : 'danger'}
      pending={decide.pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {decide.error !== null && <Fault error={decide.error} />}
      <p>
        {dayText(change.from)}：{words.whatOf(change.rows.length, change.copiedFrom)}
      </p>
      <TextField
        label={words.note}
        value={note}
        onChange={setNote}
        error={fault}
        longest={200}
        required={!agree}
      />
    </ConfirmDialog>
  )
}
