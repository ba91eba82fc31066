import type { DeadSending } from '@tongban/contracts/messages'
import { retryReasons } from '@tongban/contracts/sending'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Paging, Select, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 死信: what could not be sent to people, and what its owner does about it. */
export function DeadLetters() {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/messages/dead', { query: { after } })
  const [chosen, choose] = useState<DeadSending>()
  return (
    <>
      <p className="soft">{words.deadHelp}</p>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <DeadTable rows={rows} onRetry={choose} />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
      {chosen !== undefined && <Retry dead={chosen} onClose={() => choose(undefined)} />}
    </>
  )
}

function DeadTable({
  rows,
  onRetry,
}: {
  rows: readonly DeadSending[]
  onRetry: (dead: DeadSending) => void
}) {
  return (
    <Table
      title={words.dead}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.none}
      columns={[
        { head: words.since, render: ({ since }) => instantText(since) },
        { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
        { head: words.kind, render: ({ kind }) => words.kinds[kind] },
        { head: words.channel, render: ({ channel }) => words.channels[channel] },
        { head: words.fault, render: ({ fault }) => words.faultOf(fault), wrap: true },
        { head: words.attempts, render: ({ attempts }) => words.times(attempts), number: true },
        {
          head: words.acts,
          render: (dead) => (
            <Button
              label={words.retryOf(words.kinds[dead.kind], instantText(dead.since))}
              onPress={() => onRetry(dead)}
            >
              {words.retry}
            </Button>
          ),
        },
      ]}
    />
  )
}

/** Why it will arrive now, asked before it is sent. */
function Retry({ dead, onClose }: { dead: DeadSending; onClose: () => void }) {
  const { act, pending, error } = useAct('POST /api/messages/dead/:subject/:id/retry')
  const [value, setValue] = useState('')
  const [fault, setFault] = useState<string>()
  const confirm = async (): Promise<void> => {
    const reason = retryReasons.find((known) => known === value)
    if (reason === undefined) return setFault(words.choose)
    const { subject, id } = dead
    if ((await act({ params: { subject, id }, body: { reason } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={words.retryOf(words.kinds[dead.kind], instantText(dead.since))}
      verb={words.retry}
      pending={pending}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Select
        label={words.why}
        required
        value={value}
        onChange={setValue}
        error={fault}
        options={retryReasons.map((reason) => ({ value: reason, label: words.reasons[reason] }))}
      />
    </ConfirmDialog>
  )
}
