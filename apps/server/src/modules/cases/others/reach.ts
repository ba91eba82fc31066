import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { query, type Tx } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import { findTold } from '../../messages/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { termEnd } from '../acts/follow-ups.ts'
import type { CaseDeps } from '../deps.ts'
import type { CaseKey } from '../events.ts'
import { lockCase } from '../store.ts'
import { decideReached, type Reached } from './decide.ts'
import { othersIn } from './tell.ts'

/** Cases that wait until somebody else knows of them. */
const findWaiting = query<{ subject_id: string; case_id: string }>(
  `select subject_id, id as case_id from cases."case" where others is not null and stage <> 'closed' and id <> all ($1::uuid[]) order by id limit $2`,
)
const worker = { path: 'worker' } as const
const atOnce = 200
const faultsNamedMax = 20
/** 视为送到: so many working days after its posting a registered letter has come. No law sets it here; the product's own. */
const letterDays = 5

/**
 * 告知到了没有: writes into each case that waits for it how and when whoever was told has heard of it, or that it came back; each in a transaction of its own.
 * @returns in how many cases something was new
 * @throws PlainFault naming the cases where it could not be written, after all others were
 */
export async function reachOthers(deps: CaseDeps, system: Context): Promise<number> {
  const failed = new Map<string, unknown>()
  const seen: string[] = []
  let done = 0
  for (;;) {
    const [rows] = await deps.database.read(worker, findWaiting(seen, atOnce))
    for (const { subject_id: subjectId, case_id: caseId } of rows) {
      seen.push(caseId)
      await reachOne(deps, system, { subjectId, caseId }).then(
        (count) => (done += count),
        (cause: unknown) => failed.set(caseId, cause),
      )
    }
    if (rows.length < atOnce) break
  }
  const faults = [...failed].map(([id, cause]) => `case ${id} has others untold: ${faultOf(cause)}`)
  if (faults.length > 0) throw new PlainFault(faults.slice(0, faultsNamedMax).join('; '))
  return done
}

async function reachOne(deps: CaseDeps, system: Context, { subjectId, caseId }: CaseKey): Promise<number> {
  return await deps.database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subjectId, caseId))
    if (found === undefined || found.stage === 'closed') return 0
    const tellings = (found.others ?? [])
      .filter(({ answer }) => answer === null)
      .map(({ telling }) => telling)
    if (tellings.length === 0) return 0
    const reached = await reachedOf(tx, system, await othersIn(deps, tx, found), tellings)
    let written = 0
    await recordBySystem(deps, system, tx, found, (situation) => {
      const changes = tellings.map((telling) =>
        decideReached(
          situation,
          telling,
          reached.find((one) => one.telling === telling),
        ),
      )
      const change = changes.find((one) => one !== undefined) // one act at a time; the next run finds the next
      written = change === undefined ? 0 : 1
      return change
    })
    return written
  })
}

/** Who knows of it by today: a letter has come some days after it was posted, and until then its reader may be told in another way. */
async function reachedOf(
  tx: Tx,
  { law, today }: Pick<Context, 'law' | 'today'>,
  others: readonly string[],
  tellings: readonly string[],
): Promise<readonly Reached[]> {
  const [told] = await tx.load(findTold(others, tellings))
  const days = told.map(({ about, how, on }) => ({ telling: about, how, on: cameOn(law, how, on) }))
  return days.filter(({ on }) => on <= today)
}

function cameOn(law: Context['law'], how: Reached['how'], on: Day): Day {
  return how === 'letter' ? termEnd({ law, today: on }, letterDays) : on
}
