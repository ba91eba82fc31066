import type { GivenClientMandate } from '@tongban/contracts/clients'
import { useState } from 'react'

import { Button, ConfirmDialog, Fault, Loaded, Notice, Panel } from '../../design/index.ts'
import { dayOfInstant, dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { GiveMandate } from './GiveMandate.tsx'
import { givenWords as words } from './given-words.ts'

/** Which other systems may act for somebody; he gives it, and takes it back at once. */
export function GivenClients({ subject, today }: { subject: string; today: string }) {
  const found = useRead('GET /api/client-mandates/:subject', { params: { subject } })
  const [done, setDone] = useState<string>()
  return (
    <div className="stack">
      <p>{words.help}</p>
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>{words.given(done)}</p>
        </Notice>
      )}
      <Loaded of={found}>
        {({ rows, clients }) => {
          const open = rows.filter(({ revokedAt, to }) => revokedAt === null && to >= today)
          return (
            <>
              <Panel title={words.standing}>
                {open.length === 0 ? (
                  <p>{words.nobody}</p>
                ) : (
                  <Standing subject={subject} rows={open} onRevoked={() => setDone(undefined)} />
                )}
              </Panel>
              <Panel title={words.give}>
                <GiveMandate
                  subject={subject}
                  today={today}
                  clients={clients.filter(({ id }) => open.every(({ client }) => client !== id))}
                  onGiven={({ clientName }) => setDone(clientName)}
                />
              </Panel>
              <Past rows={rows.filter((row) => !open.includes(row))} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

function Standing({
  subject,
  rows,
  onRevoked,
}: {
  subject: string
  rows: readonly GivenClientMandate[]
  onRevoked: () => void
}) {
  const [asked, ask] = useState<GivenClientMandate>()
  const { act, pending, error, reset } = useAct('POST /api/client-mandates/:subject/:id/revocation')
  const close = (): void => {
    ask(undefined)
    reset()
  }
  const revoke = async (): Promise<void> => {
    if (asked === undefined || (await act({ params: { subject, id: asked.id } })) === undefined) return
    ask(undefined)
    onRevoked()
  }
  return (
    <>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="item">
            <span>
              {row.clientName}
              <br />
              <span className="soft small">{words.until(row.account, dayText(row.to))}</span>
            </span>
            <Button kind="quiet" label={words.revokeOf(row.clientName)} onPress={() => ask(row)}>
              {words.revoke}
            </Button>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={words.revokeTitle(asked?.clientName ?? '')}
        verb={words.revoke}
        kind="danger"
        pending={pending}
        onConfirm={revoke}
        onCancel={close}
      >
        {error !== null && <Fault error={error} />}
        <p>{words.revokeHelp}</p>
      </ConfirmDialog>
    </>
  )
}

function Past({ rows }: { rows: readonly GivenClientMandate[] }) {
  if (rows.length === 0) return null
  return (
    <details className="folded">
      <summary>{words.past(rows.length)}</summary>
      <ul className="plain">
        {rows.map(({ id, clientName, revokedAt, to }) => (
          <li key={id}>
            {clientName}{' '}
            <span className="soft small">
              {revokedAt === null ? words.ended(dayText(to)) : words.wasTaken(dayOfInstant(revokedAt))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
