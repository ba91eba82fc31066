import type { DeadSending } from '@tongban/contracts/messages'
import { otherWays, retryReasons } from '@tongban/contracts/sending'
import { useState } from 'react'

import { Button, ConfirmDialog, Fault, Loaded, Paging, Select, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

type Way = 'retry' | 'otherwise'

/** 死信: what could not be sent to people, and what its owner does about it. */
export function DeadLetters() {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/messages/dead', { query: { after } })
  const [chosen, choose] = useState<{ dead: DeadSending; way: Way }>()
  return (
    <>
      <p className="soft">{words.deadHelp}</p>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <DeadTable rows={rows} onChoose={(dead, way) => choose({ dead, way })} />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
      {chosen?.way === 'retry' && <Retry dead={chosen.dead} onClose={() => choose(undefined)} />}
      {chosen?.way === 'otherwise' && <Otherwise dead={chosen.dead} onClose={() => choose(undefined)} />}
    </>
  )
}

function DeadTable({
  rows,
  onChoose,
}: {
  rows: readonly DeadSending[]
  onChoose: (dead: DeadSending, way: Way) => void
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
          render: (dead) => {
            const [kind, since] = [words.kinds[dead.kind], instantText(dead.since)]
            return (
              <div className="row">
                <Button label={words.retryOf(kind, since)} onPress={() => onChoose(dead, 'retry')}>
                  {words.retry}
                </Button>
                <Button label={words.otherwiseOf(kind, since)} onPress={() => onChoose(dead, 'otherwise')}>
                  {words.otherwise}
                </Button>
              </div>
            )
          },
        },
      ]}
    />
  )
}

interface Acting {
  readonly dead: DeadSending
  readonly onClose: () => void
}

function Retry({ dead, onClose }: Acting) {
  const retry = useAct('POST /api/messages/dead/:subject/:id/retry')
  return (
    <Chosen
      title={words.retryOf(words.kinds[dead.kind], instantText(dead.since))}
      verb={words.retry}
      label={words.why}
      choices={retryReasons}
      nameOf={(reason) => words.reasons[reason]}
      pending={retry.pending}
      error={retry.error}
      onChosen={async (reason) => {
        const done = await retry.act({ params: { subject: dead.subject, id: dead.id }, body: { reason } })
        if (done !== undefined) onClose()
      }}
      onClose={onClose}
    />
  )
}

function Otherwise({ dead, onClose }: Acting) {
  const told = useAct('POST /api/messages/dead/:subject/:id/told-otherwise')
  return (
    <Chosen
      title={words.otherwiseOf(words.kinds[dead.kind], instantText(dead.since))}
      verb={words.otherwise}
      label={words.how}
      choices={otherWays}
      nameOf={(how) => words.ways[how]}
      pending={told.pending}
      error={told.error}
      onChosen={async (how) => {
        const done = await told.act({ params: { subject: dead.subject, id: dead.id }, body: { how } })
        if (done !== undefined) onClose()
      }}
      onClose={onClose}
    />
  )
}

/** One question with few answers, asked before the act. */
function Chosen<Choice extends string>({
  title,
  verb,
  label,
  choices,
  nameOf,
  pending,
  error,
  onChosen,
  onClose,
}: {
  title: string
  verb: string
  label: string
  choices: readonly Choice[]
  nameOf: (choice: Choice) => string
  pending: boolean
  error: { message: string; request?: string } | null
  onChosen: (choice: Choice) => Promise<void>
  onClose: () => void
}) {
  const [value, setValue] = useState('')
  const [fault, setFault] = useState<string>()
  const confirm = async (): Promise<void> => {
    const choice = choices.find((known) => known === value)
    if (choice === undefined) return setFault(words.choose)
    await onChosen(choice)
  }
  return (
    <ConfirmDialog open title={title} verb={verb} pending={pending} onConfirm={confirm} onCancel={onClose}>
      {error !== null && <Fault error={error} />}
      <Select
        label={label}
        required
        value={value}
        onChange={setValue}
        error={fault}
        options={choices.map((choice) => ({ value: choice, label: nameOf(choice) }))}
      />
    </ConfirmDialog>
  )
}
