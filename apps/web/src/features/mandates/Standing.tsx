import type { Mandate } from '@tongban/contracts/mandates'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** Who may act for an employer now; what one may take back is asked once more. */
export function Standing({
  subject,
  rows,
  mayRevoke,
  onRevoked,
}: {
  subject: string
  rows: readonly Mandate[]
  mayRevoke: (row: Mandate) => boolean
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
    <>
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
            {mayRevoke(row) && (
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
    </>
  )
}
