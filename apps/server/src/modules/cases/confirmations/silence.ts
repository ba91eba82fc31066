import type { Context } from '../../../platform/context.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideConfirmationSilence } from '../acts/decide-confirmation.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { lockCase } from '../store.ts'
import { findOverdue, lockOverdue, markSilent } from './store.ts'

const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20

/**
 * 未答复: notes in each case whose last day for an answer has passed that nobody answered; each in a transaction of its own.
 * @returns how many cases there were
 * @throws PlainFault naming the cases where it could not be noted, after all others were
 */
export async function endConfirmations(deps: CaseDeps, system: Context): Promise<number> {
  const failed = new Map<string, unknown>()
  let done = 0
  for (;;) {
    const [rows] = await deps.database.read(worker, findOverdue(system.today, [...failed.keys()], atOnce))
    for (const { subject_id: subjectId, case_id: caseId } of rows)
      await endOne(deps, system, { subjectId, caseId }).then(
        () => (done += 1),
        (cause: unknown) => failed.set(caseId, cause),
      )
    if (rows.length < atOnce) break
  }
  const faults = [...failed].map(([id, cause]) => `case ${id} has overdue confirmations: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return done
}

async function endOne(deps: CaseDeps, system: Context, { subjectId, caseId }: CaseKey): Promise<void> {
  await deps.database.transaction(worker, async (tx) => {
    const [[found], overdue] = await tx.load(lockCase(subjectId, caseId), lockOverdue(caseId, system.today))
    if (overdue.length === 0) return
    tx.record(markSilent(caseId, system.today))
    const waiting = overdue.map(({ row_no }) => row_no).filter((row) => isAsked(found?.confirmations, row))
    if (found === undefined || waiting.length === 0) return
    await recordBySystem(deps, system, tx, found, (situation) =>
      decideConfirmationSilence(situation, waiting),
    )
  })
}

function isAsked(rows: readonly { row: number; state: string }[] | null | undefined, row: number): boolean {
  return rows?.some((one) => one.row === row && one.state === 'asked') === true
}
