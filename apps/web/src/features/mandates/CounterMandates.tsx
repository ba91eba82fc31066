import type { Mandate } from '@tongban/contracts/mandates'
import { useState } from 'react'

import { Loaded, Notice, Panel } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { Appoint } from './Appoint.tsx'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** 开通单位大厅: within a visit of an employer, its principal is recorded, whose name stands on record; what was given is taken back. */
export function CounterMandates({ subject }: { subject: string }) {
  const found = useRead('GET /api/mandates/:subject', { params: { subject } })
  const [done, setDone] = useState<Mandate>()
  return (
    <Panel title={words.atCounter}>
      <div className="stack">
        {done !== undefined && (
          <Notice tone="done" alert>
            <p>{words.appointed(done.holderName)}</p>
          </Notice>
        )}
        <Loaded of={found}>
          {({ rows }) => {
            const now = rows.filter(({ revokedAt }) => revokedAt === null)
            return now.length === 0 ? (
              <p className="soft">{words.nobodyYet}</p>
            ) : (
              <Standing
                subject={subject}
                rows={now}
                mayRevoke={() => true}
                onRevoked={() => setDone(undefined)}
              />
            )
          }}
        </Loaded>
        <details className="folded">
          <summary>{words.principalTitle}</summary>
          <p className="soft small">{words.principalHelp}</p>
          <Appoint subject={subject} verb={words.principalVerb} onDone={setDone} />
        </details>
      </div>
    </Panel>
  )
}
