import type { Day, Law } from '@tongban/policy'

import { dayOfInstant } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { instantOf } from '../../../platform/instants.ts'
import { findReached } from '../../messages/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideConfirmationSilence } from '../acts/decide-confirmation.ts'
import { termEnd } from '../acts/follow-ups.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { lockCase } from '../store.ts'
import { type ConfirmationRow, findOverdue, lockOverdue, markSilent } from './store.ts'

const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20

/**
 * 未答复: notes in each case whose last day for an answer has passed that nobody answered; each in a transaction of its own. Who
 * could not be reached has kept no silence: his row waits until somebody has told him, and the day after that.
 * @returns how many cases there were
 * @throws PlainFault naming the cases where it could not be noted, after all others were
 */
export async function endConfirmations(deps: CaseDeps, system: Context): Promise<number> {
  const failed = new Map<string, unknown>()
  const seen: string[] = []
  let done = 0
  for (;;) {
    const [rows] = await deps.database.read(worker, findOverdue(system.today, seen, atOnce))
    for (const { subject_id: subjectId, case_id: caseId } of rows) {
      seen.push(caseId)
      await endOne(deps, system, { subjectId, caseId }).then(
        (ended) => (done += ended ? 1 : 0),
        (cause: unknown) => failed.set(caseId, cause),
      )
    }
    if (rows.length < atOnce) break
  }
  const faults = [...failed].map(([id, cause]) => `case ${id} has overdue confirmations: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return done
}

/** @returns whether anybody's silence was noted */
async function endOne(deps: CaseDeps, system: Context, { subjectId, caseId }: CaseKey): Promise<boolean> {
  return await deps.database.transaction(worker, async (tx) => {
    const [[found], overdue] = await tx.load(lockCase(subjectId, caseId), lockOverdue(caseId, system.today))
    const kept = await keptSilence(tx, system, overdue)
    if (kept.length === 0) return false
    tx.record(
      markSilent(
        caseId,
        kept.map(({ row_no }) => row_no),
      ),
    )
    const waiting = kept.map(({ row_no }) => row_no).filter((row) => isAsked(found?.confirmations, row))
    if (found === undefined || waiting.length === 0) return false
    await recordBySystem(deps, system, tx, found, (situation) =>
      decideConfirmationSilence(situation, waiting),
    )
    return true
  })
}

/** Those whom the question has reached, and who had a working day after that. */
async function keptSilence(
  tx: Tx,
  { law, today }: Pick<Context, 'law' | 'today'>,
  overdue: readonly ConfirmationRow[],
): Promise<readonly ConfirmationRow[]> {
  if (overdue.length === 0) return []
  const [reached] = await tx.load(
    findReached(
      overdue.map(({ subject_id }) => subject_id),
      overdue.map(({ id }) => id),
    ),
  )
  return overdue.filter((one) => {
    const at = reached.find(({ about }) => about === one.id)?.at
    return at !== undefined && lastDayOf(law, one, dayOfInstant(instantOf(at))) < today
  })
}

/** The last day for an answer of who was reached on a day: that of the question, or the next working day when he heard late. */
function lastDayOf(law: Law, { until }: Pick<ConfirmationRow, 'until'>, reachedOn: Day): Day {
  const next = termEnd({ law, today: reachedOn }, 1)
  return next > until ? next : until
}

function isAsked(rows: readonly { row: number; state: string }[] | null | undefined, row: number): boolean {
  return rows?.some((one) => one.row === row && one.state === 'asked') === true
}
