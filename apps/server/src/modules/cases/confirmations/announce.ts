import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { confirmationDue, confirmationOver } from '../events.ts'

/** Tells the worker whom to ask when a case is taken on, and that nothing is answered any more when it ends; nothing where the item asks nobody. */
export function announceConfirmations(
  { events, catalogue }: Pick<CaseDeps, 'events' | 'catalogue'>,
  { now, today: day }: Context,
  tx: Tx,
  before: Case,
  next: Case,
): void {
  const key = { subjectId: next.subject_id, caseId: next.id }
  const isTakenOn = before.accepted_on === null && next.accepted_on !== null && next.outcome === null
  const asks = catalogue.pinned(next.item, next.item_version)?.declaration.confirmation !== undefined
  if (isTakenOn && asks) events.announce(tx, confirmationDue, next.id, key, now)
  if (next.confirmations !== null && before.outcome === null && next.outcome !== null)
    events.announce(tx, confirmationOver, next.id, { ...key, day }, now)
}
