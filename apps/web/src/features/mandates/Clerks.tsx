import type { Mandate } from '@tongban/contracts/mandates'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault, Loaded, Notice, Panel } from '../../design/index.ts'
import { dayOfInstant, dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { Appoint } from './Appoint.tsx'
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
            <Standing
              subject={subject}
              rows={rows.filter(({ revokedAt }) => revokedAt === null)}
              onRevoked={() => setDone(undefined)}
            />
            <Appoint subject={subject} onDone={setDone} />
            <Past rows={rows.filter(({ revokedAt }) => revokedAt !== null)} />
          </>
        )}
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
  rows: readonly Mandate[]
  onRevoked: () => void
}) {
  const [asked, ask] = useState<Mandate>()
  const { act, pending, error, reset } = useAct('POST /api/mandates/:subject/:id/revocation')
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
    <Panel title={words.clerks}>
      <ul className="plain">
        {rows.map((row) => (
          <li key={row.id} className="item">
            <span>
              {row.holderName} <Badge>{words.kinds[row.kind]}</Badge>{' '}
              {row.own && <span className="soft small">{words.you}</span>}
              <br />
              <span className="soft small">
                {words.since(dayText(row.from), row.grantedBy)}
                {row.to !== null && ` · ${words.until(dayText(row.to))}`}
              </span>
            </span>
            {row.kind === 'clerk' && (
              <Button kind="quiet" label={words.revokeOf(row.holderName)} onPress={() => ask(row)}>
                {words.revoke}
              </Button>
            )}
          </li>
        ))}
      </ul>
      <ConfirmDialog
        open={asked !== undefined}
        title={words.revokeTitle(asked?.holderName ?? '')}
        verb={words.revoke}
        kind="danger"
        pending={pending}
        onConfirm={revoke}
        onCancel={close}
      >
        {error !== null && <Fault error={error} />}
        <p>{words.revokeHelp}</p>
      </ConfirmDialog>
    </Panel>
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
