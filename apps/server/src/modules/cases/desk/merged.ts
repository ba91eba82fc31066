import type { Context } from '../../../platform/context.ts'
import { firstId } from '../../../platform/cursor.ts'
import { query } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideRouting } from '../acts/decide.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'

const findOpen = query<{ subject_id: string; id: string }>(
  `select subject_id, id from cases."case" where agency_id = $1 and stage <> 'closed' and id > $2 order by id limit 200`,
)
const countOpen = query<{ count: number }>(
  `select count(*) as count from cases."case" where agency_id = $1 and stage <> 'closed'`,
)
const worker = { path: 'worker' } as const
const faultsNamedMax = 20
/** What the log of a case and its applicant's timeline say. */
const reason = '机构撤并，由承接机构继续办理'

/** How many cases of an agency are open, for a statement of what lies there. */
export const openCasesAt = countOpen

/**
 * 撤并: what lies at an agency that has ceased is handed to the one in its place, by the same decision as any handing over: with its log, its task
 * and word to the applicant. A case that waits for the core, or corrects one of the ceased agency, stays where it is, and is worked on by those
 * of the successor, whose rights cover it. Each in a transaction of its own; what a crash leaves is found by the next run.
 * @returns how many were handed over
 * @throws PlainFault naming the cases that could not be, after all others were
 */
export async function handOverMerged(deps: CaseDeps, system: Context): Promise<number> {
  const faults: string[] = []
  let moved = 0
  for (const { id: agency } of deps.agencies.all()) {
    const successor = deps.agencies.standingFor(agency, system.today)
    if (successor === agency) continue
    for (let page = await openAfter(deps, agency, firstId); page.length > 0;) {
      for (const key of page)
        moved += await move(deps, system, key, successor).catch((cause: unknown) => {
          faults.push(`case ${key.subject_id}/${key.id} cannot be handed over: ${faultOf(cause)}`)
          return 0
        })
      page = await openAfter(deps, agency, page.at(-1)?.id ?? firstId)
    }
  }
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return moved
}

async function openAfter(
  { database }: CaseDeps,
  agency: string,
  after: string,
): Promise<readonly { subject_id: string; id: string }[]> {
  const [page] = await database.read(worker, findOpen(agency, after))
  return page
}

async function move(
  deps: CaseDeps,
  system: Context,
  { subject_id, id }: { readonly subject_id: string; readonly id: string },
  successor: string,
): Promise<number> {
  return await deps.database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subject_id, id))
    if (found === undefined || found.stage === 'closed' || found.agency_id === successor) return 0
    try {
      await recordBySystem(deps, system, tx, found, (situation) =>
        decideRouting(situation, successor, reason),
      )
      return 1
    } catch (error) {
      if (error instanceof Refusal && error.code === 'cases.wrong-stage') return 0
      throw error
    }
  })
}
