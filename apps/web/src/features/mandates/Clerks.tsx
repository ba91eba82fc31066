import type { Mandate } from '@tongban/contracts/mandates'
import { useState } from 'react'

import { Loaded, Notice, Panel } from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { Appoint } from './Appoint.tsx'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** Who may act for an employer: the principal appoints clerks, and takes back what they may at once. */
export function Clerks({ subject }: { subject: string }) {
  const found = useRead('GET /api/mandates/:subject', { params: { subject } })
  const [done, setDone] = useState<Mandate>()
  return (
    <div className="stack">
      <p>{words.clerksHelp}</p>
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>{words.appointed(done.holderName)}</p>
        </Notice>
      )}
      <Loaded of={found}>
        {({ rows }) => (
          <>
            <Panel title={words.clerks}>
              <Standing
                subject={subject}
                rows={rows.filter(({ revokedAt }) => revokedAt === null)}
                mayRevoke={({ kind }) => kind === 'clerk'}
                onRevoked={() => setDone(undefined)}
              />
            </Panel>
            <Panel title={words.appointTitle}>
              <Appoint subject={subject} verb={words.appoint} onDone={setDone} />
            </Panel>
            <Past rows={rows.filter(({ revokedAt }) => revokedAt !== null)} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Past({ rows }: { rows: readonly Mandate[] }) {
  if (rows.length === 0) return null
  return (
    <details className="folded">
      <summary>{words.past(rows.length)}</summary>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id}>
            {row.holderName}{' '}
            <span className="soft small">
              {words.wasTaken(dayOfInstant(row.revokedAt ?? row.grantedAt), row.revokedBy ?? '')}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
