import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault } from '../../../design/index.ts'
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
  const [asked, ask] = useState<PersonalMandateView>()
  const { act, pending, error, reset } = useAct('POST /api/personal-mandates/:subject/:id/revocation')
  const open = rows.filter(({ state }) => state !== 'over')
  const close = (): void => {
    ask(undefined)
    reset()
  }
  const revoke = async (): Promise<void> => {
    if (asked === undefined) return
    if ((await act({ params: { subject: asked.subject, id: asked.id } })) === undefined) return
    ask(undefined)
    onRevoked()
  }
  if (open.length === 0) return <p>{nobody}</p>
  return (
    <>
      <ul className="plain">
        {open.map((row) => (
          <li key={row.id} className="item">
            <span>
              {row.holderName} <Badge>{words.kinds[row.kind]}</Badge>{' '}
              {row.state === 'offered' && <Badge tone="warn">{words.waiting}</Badge>}
              <br />
              <span className="soft small">
                {words.scope(row.items?.map(({ name }) => name))} · {words.until(dayText(row.to))}
                {row.grantedBy !== null && ` · ${words.recordedBy(row.grantedBy)}`}
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
