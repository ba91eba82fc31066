import { type ReactNode, useState } from 'react'

import { Badge, Button, ConfirmDialog, Table, type Tone } from '../../design/index.ts'
import { caseNumberText, instantText } from '../../platform/format.ts'
import { type Entry, isOpen } from './entry.ts'
import { discard } from './sending.ts'
import { removeEntry, writeEntry } from './store.ts'
import { useEntries } from './use-outbox.ts'
import { words } from './words.ts'

const tones = { waiting: 'warn', stopped: 'danger', arrived: 'done' } satisfies Record<string, Tone>
const signs = { waiting: 'wait', stopped: 'no', arrived: 'done' } as const

/** 待送出: what lies on this device, what became of it, and what can be done about it. */
export function OutboxList({
  owner,
  resumeBy,
}: {
  owner: string
  /** The way to go on with something that was refused. */
  resumeBy?: ((entry: Entry) => ReactNode) | undefined
}) {
  const entries = useEntries(owner)
  const [dropping, setDropping] = useState<Entry>()
  const drop = async (): Promise<void> => {
    if (dropping !== undefined) await discard(dropping)
    setDropping(undefined)
  }
  return (
    <div className="stack">
      <p className="soft small">{words.owner}</p>
      <Table
        title={words.title}
        empty={words.none}
        rows={entries}
        keyOf={({ id }) => id}
        columns={[
          { head: words.whom, render: ({ whom }) => whom },
          { head: words.what, render: ({ what }) => what, wrap: true },
          { head: words.at, render: ({ at }) => instantText(at) },
          { head: words.state, render: ({ state }) => <StateOf state={state} />, wrap: true },
          {
            head: words.actions,
            render: (entry) => (
              <ActionsOf entry={entry} resumeBy={resumeBy} onDrop={() => setDropping(entry)} />
            ),
          },
        ]}
      />
      <ConfirmDialog
        open={dropping !== undefined}
        title={words.dropTitle}
        verb={words.drop}
        kind="danger"
        onConfirm={drop}
        onCancel={() => setDropping(undefined)}
      >
        <p>{words.dropHelp}</p>
      </ConfirmDialog>
    </div>
  )
}

function StateOf({ state }: { state: Entry['state'] }) {
  return (
    <>
      <Badge tone={tones[state.is]} icon={signs[state.is]}>
        {words.states[state.is]}
      </Badge>
      {state.is === 'stopped' && <p>{state.message}</p>}
      {state.is === 'arrived' && <p>{words.number(caseNumberText(state.number))}</p>}
      {state.is === 'arrived' && state.remark !== undefined && <p>{words.remark(state.remark)}</p>}
    </>
  )
}

function ActionsOf({
  entry,
  resumeBy,
  onDrop,
}: {
  entry: Entry
  resumeBy: ((entry: Entry) => ReactNode) | undefined
  onDrop: () => void
}) {
  if (!isOpen(entry)) return <Button onPress={() => removeEntry(entry)}>{words.seen}</Button>
  return (
    <div className="row">
      {entry.state.is === 'stopped' && resumeBy?.(entry)}
      {entry.state.is === 'stopped' && (
        <Button onPress={() => writeEntry({ ...entry, state: { is: 'waiting' } })}>{words.again}</Button>
      )}
      <Button onPress={onDrop}>{words.drop}</Button>
    </div>
  )
}
