import type { Mandate } from '@tongban/contracts/mandates'

import { Badge, RevocableList } from '../../design/index.ts'
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
  const { act, ...sending } = useAct('POST /api/mandates/:subject/:id/revocation')
  const revoke = async ({ id }: Mandate): Promise<boolean> => {
    const done = (await act({ params: { subject, id } })) !== undefined
    if (done) onRevoked()
    return done
  }
  return (
    <RevocableList
      rows={rows}
      keyOf={({ id }) => id}
      nameOf={({ holderName }) => holderName}
      mayRevoke={mayRevoke}
      words={words}
      revoking={{ revoke, ...sending }}
      render={(row) => (
        <>
          {row.holderName} <Badge>{words.kinds[row.kind]}</Badge>{' '}
          {row.own && <span className="soft small">{words.you}</span>}
          <br />
          <span className="soft small">
            {words.since(dayText(row.from), row.grantedBy)}
            {row.to !== null && ` · ${words.until(dayText(row.to))}`}
          </span>
        </>
      )}
    />
  )
}
