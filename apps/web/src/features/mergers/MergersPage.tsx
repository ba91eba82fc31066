import type { Merger } from '@tongban/contracts/mergers'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault, Loaded, Panel, Table } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { AskMerger } from './AskMerger.tsx'
import { Lying } from './Lying.tsx'
import { words } from './words.ts'

const tones = { asked: 'info', confirmed: 'done', refused: 'danger' } as const

/** 机构撤并: what was asked for and decided, and the form of who asks. */
export function MergersPage() {
  const me = useMe()
  const found = useRead('GET /api/mergers')
  const [chosen, choose] = useState<{ merger: Merger; agree: boolean }>()
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <Panel title={words.all}>
        <Loaded of={found}>
          {({ rows }) => (
            <Table
              title={words.all}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.none}
              columns={[
                {
                  head: words.what,
                  render: ({ agencyName, successorName }) => words.into(agencyName, successorName),
                  wrap: true,
                },
                { head: words.day, render: ({ from }) => dayText(from) },
                { head: words.reason, render: ({ reason }) => reason, wrap: true },
                { head: words.standing, render: (merger) => <Standing of={merger} />, wrap: true },
                {
                  head: words.act,
                  render: (merger) =>
                    merger.state === 'asked' && may(me, 'mergers.decide') ? (
                      <Deciding of={merger} onChoose={(agree) => choose({ merger, agree })} />
                    ) : null,
                },
              ]}
            />
          )}
        </Loaded>
      </Panel>
      {may(me, 'mergers.ask') && <AskMerger />}
      {chosen !== undefined && <Verdict {...chosen} onClose={() => choose(undefined)} />}
    </div>
  )
}

function Standing({ of: { state, askedBy, askedAt, decidedBy, decidedAt } }: { of: Merger }) {
  return (
    <span>
      <Badge tone={tones[state]}>{words.states[state]}</Badge>{' '}
      <span className="soft">
        {words.by(askedBy, instantText(askedAt))}
        {decidedBy !== null && decidedAt !== null && `；${words.by(decidedBy, instantText(decidedAt))}`}
      </span>
    </span>
  )
}

function Deciding({ of, onChoose }: { of: Merger; onChoose: (agree: boolean) => void }) {
  return (
    <div className="row">
      <Button label={words.agreeTo(of.agencyName)} onPress={() => onChoose(true)}>
        {words.agree}
      </Button>
      <Button kind="danger" label={words.refuseTo(of.agencyName)} onPress={() => onChoose(false)}>
        {words.refuse}
      </Button>
    </div>
  )
}

function Verdict({
  merger: { id, agencyId, agencyName, from },
  agree,
  onClose,
}: {
  merger: Merger
  agree: boolean
  onClose: () => void
}) {
  const { act, pending, error } = useAct('POST /api/mergers/:id/decision')
  const confirm = async (): Promise<void> => {
    if ((await act({ params: { id }, body: { agree } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={agree ? words.agreeTo(agencyName) : words.refuseTo(agencyName)}
      verb={agree ? words.agree : words.refuse}
      kind="danger"
      pending={pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {error !== null && <Fault error={error} />}
      {agree && (
        <>
          <p>{words.agreeHelp(dayText(from))}</p>
          <Lying agency={agencyId} on={from} />
        </>
      )}
    </ConfirmDialog>
  )
}
