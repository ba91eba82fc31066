import type { Day } from '@tongban/policy'

import { type Context } from '../../../platform/context.ts'
import { firstId } from '../../../platform/cursor.ts'
import { query } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase } from '../store.ts'
import { recordBySystem } from './by-system.ts'
import { decideBundleStop } from './decide-bundle.ts'
import { decideDepartmentLapse } from './decide-department.ts'
import { decideLapse } from './decide.ts'

const findLapsed = query<LapsedKey>(
  `select subject_id, id from cases."case" where stage = 'submitted' and hold ->> 'reason' in ('correction', 'bundle', 'department')
     and (hold ->> 'reason' <> 'department' or hold ->> 'party' = 'applicant') and (hold ->> 'until')::date < $1
     and (subject_id, id) > ($2, $3) order by subject_id, id limit 500`,
)

interface LapsedKey {
  readonly subject_id: string
  readonly id: string
}

const faultsNamedMax = 20
const worker = { path: 'worker' } as const
const beginning: LapsedKey = { subject_id: firstId, id: firstId }

/**
 * 逾期未补: closes what was not corrected in time, or not supplied to another department, and what of a bundle nobody has said in time that it goes on; each case in a transaction of its own, so that one which cannot be
 * closed does not keep the others open.
 * @returns how many were due
 * @throws PlainFault naming the cases that could not be closed, after all others were
 */
export async function lapseCases(deps: CaseDeps, system: Context): Promise<number> {
  const faults: string[] = []
  let due = 0
  for (let page = await lapsedAfter(deps, system, beginning); page.length > 0;) {
    for (const key of page)
      await lapse(deps, system, key).catch((cause: unknown) => faults.push(faultAt(key, cause)))
    due += page.length
    page = await lapsedAfter(deps, system, page.at(-1) ?? beginning)
  }
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return due
}

async function lapsedAfter(
  { database }: CaseDeps,
  { today }: Context,
  { subject_id, id }: LapsedKey,
): Promise<readonly LapsedKey[]> {
  const [page] = await database.read(worker, findLapsed(today, subject_id, id))
  return page
}

function faultAt({ subject_id, id }: LapsedKey, cause: unknown): string {
  return `case ${subject_id}/${id} cannot lapse: ${faultOf(cause)}`
}

async function lapse(deps: CaseDeps, system: Context, { subject_id, id }: LapsedKey): Promise<void> {
  await deps.database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subject_id, id))
    if (found === undefined || !isStillLapsed(found, system.today)) return
    await recordBySystem(deps, system, tx, found, decisionFor(found))
  })
}

function decisionFor({ hold }: Case) {
  if (hold?.reason === 'department') return decideDepartmentLapse
  return hold?.reason === 'bundle' ? decideBundleStop : decideLapse
}

function isStillLapsed({ stage, hold }: Case, today: Day): boolean {
  if (stage !== 'submitted' || hold === null || hold.until === null || hold.until >= today) return false
  if (hold.reason === 'department') return hold.party === 'applicant'
  return hold.reason === 'correction' || hold.reason === 'bundle'
}
