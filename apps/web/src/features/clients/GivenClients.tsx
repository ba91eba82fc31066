import type { GivenClientMandate } from '@tongban/contracts/clients'
import { useState } from 'react'

import { Loaded, Notice, Panel, RevocableList } from '../../design/index.ts'
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
  const { act, ...sending } = useAct('POST /api/client-mandates/:subject/:id/revocation')
  const revoke = async ({ id }: GivenClientMandate): Promise<boolean> => {
    const done = (await act({ params: { subject, id } })) !== undefined
    if (done) onRevoked()
    return done
  }
  return (
    <RevocableList
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={({ clientName }) => clientName}
      words={words}
      revoking={{ revoke, ...sending }}
      render={(row) => (
        <>
          {row.clientName}
          <br />
          <span className="soft small">{words.until(row.account, dayText(row.to))}</span>
        </>
      )}
    />
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
