import { againReasons, giveUpReasons } from '@tongban/contracts/mending'
import type { DeadDelivery } from '@tongban/contracts/running'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Paging, Panel, Select, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 送不到的内部通知: what was tried ten times, and what its owner does about it. */
export function DeadDeliveries() {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/running/deliveries', { query: { after } })
  const [chosen, choose] = useState<{ dead: DeadDelivery; again: boolean }>()
  return (
    <Panel title={words.dead}>
      <div className="stack">
        <p className="soft">{words.deadHelp}</p>
        <Loaded of={page}>
          {({ rows, next }) => (
            <>
              <Table
                title={words.dead}
                rows={rows}
                keyOf={({ id, listener }) => `${id} ${listener}`}
                empty={words.noDead}
                columns={[
                  { head: words.at, render: ({ at }) => instantText(at) },
                  { head: words.kind, render: ({ kind }) => kind },
                  { head: words.listener, render: ({ listener }) => listener },
                  { head: words.fault, render: ({ fault }) => fault },
                  { head: words.attempts, number: true, render: ({ attempts }) => attempts },
                  {
                    head: words.act,
                    render: (dead) => (
                      <div className="row">
                        <Button
                          label={words.retryOf(dead.kind, instantText(dead.at))}
                          onPress={() => choose({ dead, again: true })}
                        >
                          {words.retry}
                        </Button>
                        <Button
                          kind="danger"
                          label={words.giveUpOf(dead.kind, instantText(dead.at))}
                          onPress={() => choose({ dead, again: false })}
                        >
                          {words.giveUp}
                        </Button>
                      </div>
                    ),
                  },
                ]}
              />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </>
          )}
        </Loaded>
      </div>
      {chosen?.again === true && <Retry dead={chosen.dead} onClose={() => choose(undefined)} />}
      {chosen?.again === false && <GiveUp dead={chosen.dead} onClose={() => choose(undefined)} />}
    </Panel>
  )
}

interface Acting {
  readonly dead: DeadDelivery
  readonly onClose: () => void
}

function Retry({ dead, onClose }: Acting) {
  const retry = useAct('POST /api/running/deliveries/:stream/:id/:listener/retry')
  const { stream, id, listener } = dead
  return (
    <Asked
      title={words.retryOf(dead.kind, instantText(dead.at))}
      verb={words.retry}
      options={againReasons.map((value) => ({ value, label: words.again[value] }))}
      pending={retry.pending}
      error={retry.error}
      onChosen={async (value) => {
        const reason = againReasons.find((known) => known === value)
        if (reason === undefined) return
        if ((await retry.act({ params: { stream, id, listener }, body: { reason } })) !== undefined) onClose()
      }}
      onClose={onClose}
    />
  )
}

function GiveUp({ dead, onClose }: Acting) {
  const giveUp = useAct('POST /api/running/deliveries/:stream/:id/:listener/giving-up')
  const { stream, id, listener } = dead
  return (
    <Asked
      title={words.giveUpOf(dead.kind, instantText(dead.at))}
      verb={words.giveUp}
      help={words.giveUpHelp}
      options={giveUpReasons.map((value) => ({ value, label: words.giving[value] }))}
      pending={giveUp.pending}
      error={giveUp.error}
      onChosen={async (value) => {
        const reason = giveUpReasons.find((known) => known === value)
        if (reason === undefined) return
        if ((await giveUp.act({ params: { stream, id, listener }, body: { reason } })) !== undefined)
          onClose()
      }}
      onClose={onClose}
    />
  )
}

/** Why, before it is done. */
function Asked({
  title,
  verb,
  help,
  options,
  pending,
  error,
  onChosen,
  onClose,
}: {
  title: string
  verb: string
  help?: string
  options: readonly { value: string; label: string }[]
  pending: boolean
  error: { message: string; request?: string } | null
  onChosen: (value: string) => Promise<void>
  onClose: () => void
}) {
  const [value, setValue] = useState('')
  const [fault, setFault] = useState<string>()
  const confirm = async (): Promise<void> => {
    if (value === '') return setFault(words.choose)
    await onChosen(value)
  }
  return (
    <ConfirmDialog
      open
      title={title}
      verb={verb}
      kind={help === undefined ? 'primary' : 'danger'}
      pending={pending}
      error={error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {help !== undefined && <p>{help}</p>}
      <Select label={words.why} required value={value} onChange={setValue} error={fault} options={options} />
    </ConfirmDialog>
  )
}
