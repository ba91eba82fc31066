import { type Context, scopeOf } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import { declarationFor } from '../counter/declaration.ts'
import type { CaseDeps } from '../deps.ts'
import { type CaseKey, confirmationDue, confirmationOver, objectionVerified } from '../events.ts'
import { endAnswers } from './store.ts'

/** Somebody is to be asked whom the register knows by now; in a transaction of its own, because the act that saw it was refused. */
export async function announceAsking(
  { database, events }: Pick<CaseDeps, 'database' | 'events'>,
  context: Context,
  key: CaseKey,
): Promise<void> {
  await database.transaction(scopeOf(context), async (tx) => {
    await Promise.resolve(events.announce(tx, confirmationDue, key.caseId, key, context.now))
  })
}

/** Tells the worker whom to ask when a case is taken on; when it ends nothing is answered any more. Nothing where the item asks nobody. */
export function announceConfirmations(
  { events, catalogue }: Pick<CaseDeps, 'events' | 'catalogue'>,
  { now, today }: Context,
  tx: Tx,
  before: Case,
  next: Case,
): void {
  const key = { subjectId: next.subject_id, caseId: next.id }
  const isTakenOn = before.accepted_on === null && next.accepted_on !== null && next.outcome === null
  const asks = declarationFor(catalogue, next)?.confirmation !== undefined
  if (isTakenOn && asks) events.announce(tx, confirmationDue, next.id, key, now)
  for (const row of verifiedNow(before, next))
    events.announce(tx, objectionVerified, next.id, { ...key, row }, now)
  if (next.confirmations === null || before.outcome !== null || next.outcome === null) return
  tx.record(endAnswers(next.id, today))
  events.announce(tx, confirmationOver, next.id, key, now)
}

/** The rows whose objection was checked with this act. */
function verifiedNow(before: Case, next: Case): number[] {
  const objected = new Set(before.confirmations?.flatMap(({ row, state }) => (state === 'no' ? [row] : [])))
  return (next.confirmations ?? []).flatMap(({ row, state }) =>
    state === 'verified' && objected.has(row) ? [row] : [],
  )
}
