import { type ReactNode, useState } from 'react'

import { Badge, Button, ConfirmDialog, Table, type Tone } from '../../design/index.ts'
import { caseNumberText, instantText } from '../../platform/format.ts'
import { isLineDown, useLineDown } from '../../platform/line.ts'
import { type Entry, isOpen } from './entry.ts'
import { discard } from './sending.ts'
import { goesNow, isHeld, nobody, type Serving } from './serving.ts'
import { removeEntry, writeEntry } from './store.ts'
import { useEntries, useSendNow } from './use-outbox.ts'
import { words } from './words.ts'

const tones = { waiting: 'warn', stopped: 'danger', arrived: 'done' } satisfies Record<string, Tone>
const signs = { waiting: 'wait', stopped: 'no', arrived: 'done' } as const

/** 待送出: what lies on this device, what became of it, and what can be done about it. */
export function OutboxList({
  owner,
  serving = nobody,
  served,
  onPart,
  resumeBy,
}: {
  owner: string
  /** Who is being served: what is not for him waits until they part. */
  serving?: Serving
  /** Their names. */
  served?: string | undefined
  /** Ends what is being done for them, so that the rest may go. */
  onPart?: (() => Promise<void>) | undefined
  /** The way to go on with something that was refused. */
  resumeBy?: ((entry: Entry) => ReactNode) | undefined
}) {
  const entries = useEntries(owner)
  const down = useLineDown()
  const [dropping, setDropping] = useState<Entry>()
  const drop = async (): Promise<void> => {
    if (dropping !== undefined) await discard(dropping)
    setDropping(undefined)
  }
  return (
    <div className="stack">
      <p className="soft small">{words.owner}</p>
      <SendNow owner={owner} serving={serving} entries={entries} />
      <Table
        title={words.title}
        empty={words.none}
        rows={entries}
        keyOf={({ id }) => id}
        columns={[
          { head: words.whom, render: ({ whom }) => whom },
          { head: words.what, render: ({ what }) => what, wrap: true },
          { head: words.at, render: ({ at }) => instantText(at) },
          {
            head: words.state,
            render: (entry) => (
              <div>
                <StateOf state={entry.state} />
                {isHeld(entry, serving, new Date()) && <p>{words.heldBy(served ?? '')}</p>}
              </div>
            ),
            wrap: true,
          },
          {
            head: words.actions,
            render: (entry) => (
              <div className="row">
                {onPart !== undefined && !down && isHeld(entry, serving, new Date()) && (
                  <Button onPress={onPart}>{words.partAndSend}</Button>
                )}
                <ActionsOf entry={entry} resumeBy={resumeBy} onDrop={() => setDropping(entry)} />
              </div>
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

/** 现在送: whoever waits for it does not wait for the next attempt, and is told why nothing goes. */
function SendNow({
  owner,
  serving,
  entries,
}: {
  owner: string
  serving: Serving
  entries: readonly Entry[]
}) {
  const send = useSendNow(owner, serving)
  const [sending, setSending] = useState(false)
  const [said, setSaid] = useState<string>()
  const down = useLineDown()
  const isReady = entries.some((entry) => goesNow(entry, serving, new Date()))
  if (!isReady) return null
  const now = async (): Promise<void> => {
    setSending(true)
    setSaid(undefined)
    await send().catch(() => undefined)
    setSaid(isLineDown() ? words.stillDown : words.sendFailed)
    setSending(false)
  }
  return (
    <div className="row">
      <Button kind="primary" onPress={now} pending={sending}>
        {words.sendNow}
      </Button>
      <output>{sending ? words.sending : said !== undefined && (down ? words.stillDown : said)}</output>
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
