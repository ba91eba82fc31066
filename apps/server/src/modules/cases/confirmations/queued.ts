import type { Context } from '../../../platform/context.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import type { CaseDeps } from '../deps.ts'
import { askConfirmations } from './ask.ts'
import { findQueued } from './store.ts'

const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20

/**
 * Asks those who had to wait for their turn, as soon as no other question stands before them; each case in a transaction of its own.
 * @throws PlainFault naming the cases where it failed, after all others were done
 */
export async function askQueued(deps: CaseDeps, system: Context): Promise<void> {
  const failed = new Map<string, unknown>()
  const seen: string[] = []
  for (;;) {
    const [rows] = await deps.database.read(worker, findQueued(seen, atOnce))
    for (const { subject_id: subjectId, case_id: caseId } of rows) {
      seen.push(caseId)
      await deps.database
        .transaction(worker, async (tx) => askConfirmations(deps, system, tx, { subjectId, caseId }))
        .catch((cause: unknown) => failed.set(caseId, cause))
    }
    if (rows.length < atOnce) break
  }
  const faults = [...failed].map(([id, cause]) => `case ${id} cannot ask: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
}
