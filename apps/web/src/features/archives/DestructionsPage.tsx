import type { ArchiveDestruction } from '@tongban/contracts/archives'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, Loaded, Notice, Panel, ReasonDialog, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

const tones = {
  asked: 'info',
  approved: 'warn',
  supervised: 'warn',
  refused: 'danger',
  'carried-out': 'plain',
} as const

/** 销毁清册: those that wait first, and the form of who keeps the files. */
export function DestructionsPage() {
  const me = useMe()
  const found = useRead('GET /api/destructions')
  return (
    <div className="stack">
      <p className="soft">{words.destructionsHelp}</p>
      <Loaded of={found}>
        {({ rows, due }) => (
          <>
            <p>
              {words.dueCount(due)}{' '}
              {due > 0 && <Link href="/administration/archives?view=due">{words.seeDue}</Link>}
            </p>
            {may(me, 'archives.keep') && due > 0 && <Ask waits={rows.some(isWaiting)} />}
            <Table
              title={words.destructions}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.noDestructions}
              columns={[
                {
                  head: words.listOf,
                  render: ({ id, agencyName, askedOn }) => (
                    <Link href={`/administration/destructions/${id}`}>
                      {agencyName} {dayText(askedOn)}
                    </Link>
                  ),
                  wrap: true,
                },
                { head: words.packages, render: ({ packages }) => words.countOf(packages) },
                { head: words.opinion, render: ({ opinion }) => opinion, wrap: true },
                { head: words.standing, render: (row) => <DestructionStanding of={row} />, wrap: true },
              ]}
            />
          </>
        )}
      </Loaded>
    </div>
  )
}

/** Where a list stands, and who did which part. */
export function DestructionStanding({ of }: { of: ArchiveDestruction }) {
  const { state, decidedByName, decidedOn, filedAs, supervisorNames, carriedOutOn, refusedFor } = of
  return (
    <ul className="plain">
      <li>
        <Badge tone={tones[state]}>{words.states[state]}</Badge>
      </li>
      <li className="soft">{words.askedBy(of.askedByName, dayText(of.askedOn))}</li>
      {decidedByName !== null && decidedOn !== null && (
        <li className="soft">
          {refusedFor === null
            ? words.approvedBy(decidedByName, dayText(decidedOn), filedAs ?? '')
            : words.refusedBy(decidedByName, dayText(decidedOn), refusedFor)}
        </li>
      )}
      {supervisorNames.map((name) => (
        <li key={name} className="soft">
          {words.supervisedBy(name)}
        </li>
      ))}
      {carriedOutOn !== null && <li className="soft">{words.carriedOutOn(dayText(carriedOutOn))}</li>}
    </ul>
  )
}

/** One list waits at a time. */
function isWaiting({ state }: ArchiveDestruction): boolean {
  return state !== 'refused' && state !== 'carried-out'
}

function Ask({ waits }: { waits: boolean }) {
  const { act, pending, error } = useAct('POST /api/destructions')
  const [asking, ask] = useState(false)
  const [said, say] = useState<number>()
  const send = async (opinion: string): Promise<void> => {
    const answer = await act({ body: { opinion } })
    if (answer === undefined) return
    say(answer.packages)
    ask(false)
  }
  return (
    <Panel title={words.ask}>
      {said !== undefined && (
        <Notice tone="done" alert>
          <p>{words.asked(said)}</p>
        </Notice>
      )}
      {waits ? (
        said === undefined && <p>{words.waits}</p>
      ) : (
        <Button onPress={() => ask(true)}>{words.ask}</Button>
      )}
      {asking && (
        <ReasonDialog
          open
          title={words.ask}
          verb={words.ask}
          pending={pending}
          error={error}
          label={words.opinion}
          hint={words.opinionHint}
          missing={words.mustOpinion}
          longest={500}
          onConfirm={send}
          onCancel={() => ask(false)}
        />
      )}
    </Panel>
  )
}
