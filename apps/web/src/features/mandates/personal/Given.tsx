import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'

import { Badge, RevocableList } from '../../../design/index.ts'
import { dayOfInstant, dayText } from '../../../platform/format.ts'
import { useAct } from '../../../platform/use.ts'
import { familyWords as words } from './family-words.ts'

/** Who may act for somebody now, or is asked to; what may be taken back is asked once more. */
export function Given({
  rows,
  nobody = words.nobody,
  mayRevoke,
  onRevoked,
}: {
  rows: readonly PersonalMandateView[]
  /** What is said where nobody may. */
  nobody?: string
  mayRevoke: (row: PersonalMandateView) => boolean
  onRevoked: () => void
}) {
  const { act, ...sending } = useAct('POST /api/personal-mandates/:subject/:id/revocation')
  const open = rows.filter(({ state }) => state !== 'over')
  const revoke = async ({ subject, id }: PersonalMandateView): Promise<boolean> => {
    const done = (await act({ params: { subject, id } })) !== undefined
    if (done) onRevoked()
    return done
  }
  if (open.length === 0) return <p>{nobody}</p>
  return (
    <RevocableList
      rows={open}
      keyOf={({ id }) => id}
      nameOf={({ holderName }) => holderName}
      mayRevoke={mayRevoke}
      words={words}
      revoking={{ revoke, ...sending }}
      render={(row) => (
        <>
          {row.holderName} <Badge>{words.kinds[row.kind]}</Badge>{' '}
          {row.state === 'offered' && <Badge tone="warn">{words.waiting}</Badge>}
          <br />
          <span className="soft small">
            {words.scope(row.items?.map(({ name }) => name))} · {words.until(dayText(row.to))}
            {row.grantedBy !== null && ` · ${words.recordedBy(row.grantedBy)}`}
          </span>
        </>
      )}
    />
  )
}

/** What is over, folded away. */
export function PastGiven({ rows }: { rows: readonly PersonalMandateView[] }) {
  const past = rows.filter(({ state }) => state === 'over')
  if (past.length === 0) return null
  return (
    <details className="folded">
      <summary>{words.past(past.length)}</summary>
      <ul className="plain">
        {past.map(({ id, holderName, subjectName, side, revokedAt, to }) => (
          <li key={id}>
            {side === 'given' ? words.hadActed(holderName) : words.hadActedFor(subjectName)}{' '}
            <span className="soft small">
              {words.ended(revokedAt === null ? dayText(to) : dayOfInstant(revokedAt))}
            </span>
          </li>
        ))}
      </ul>
    </details>
  )
}
