import type { Context } from '../../../platform/context.ts'
import { type Database, query } from '../../../platform/database.ts'
import { faultOf, PlainFault } from '../../../platform/fault.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase, recordRedating } from '../store.ts'
import { warningDay } from './record-act.ts'
import { timed } from './situation.ts'

const open = `subject_id, id from cases."case" where stage <> 'closed' and limit_start is not null and id <> all ($2::uuid[])`
/** "is distinct from" asks no index; these three do, so that a minute with nothing to do costs nothing. */
export const findOtherwise = query<{ subject_id: string; id: string }>(
  `(select ${open} and calendar_hash is null limit $3) union all (select ${open} and calendar_hash < $1 limit $3)
   union all (select ${open} and calendar_hash > $1 limit $3) limit $3`,
)
const keepCalendar = query('update cases."case" set calendar_hash = $3 where subject_id = $1 and id = $2')

const worker = { path: 'worker' } as const
const casesAtOnce = 200
const casesPerRun = 100_000 // two programs with different calendars take turns, and neither runs for ever
const failuresAtMost = 1000

/**
 * 重算到期日: every open case that was counted by another calendar is counted anew, each in a transaction of its own, and
 * whoever is moved has it in the log (D-12); figures of the law count no days, and another value of one moves nobody. What a crash or a late commit left behind is found by the next run.
 * @returns how many due days moved in this run
 * @throws PlainFault when cases could not be counted, after all others were; the next run tries them again
 */
export async function redateCases({ database }: CaseDeps, system: Context): Promise<number> {
  const failed = new Map<string, unknown>()
  let moved = 0
  for (let counted = 0; counted < casesPerRun && failed.size < failuresAtMost; counted += casesAtOnce) {
    const [found] = await database.read(
      worker,
      findOtherwise(system.law.calendarHash, [...failed.keys()], casesAtOnce),
    )
    if (found.length === 0) break
    for (const { subject_id, id } of found) {
      const hasMoved = await redate(database, system, subject_id, id).catch((error: unknown) => {
        failed.set(id, error)
        return false
      })
      if (hasMoved) moved += 1
    }
  }
  const [first] = failed
  if (first !== undefined)
    throw new PlainFault(`${failed.size} cases not counted anew, first ${first[0]}: ${faultOf(first[1])}`)
  return moved
}

async function redate(database: Database, system: Context, subject: string, id: string): Promise<boolean> {
  return await database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subject, id))
    if (found === undefined || found.stage === 'closed') return false
    const next = redated(found, system)
    if (next === undefined) {
      tx.record(keepCalendar(subject, id, system.law.calendarHash))
      return false
    }
    const event = { kind: 'redated', body: { from: found.due_on, to: next.due_on } } as const
    tx.record(...recordRedating(system, found, { next, event }, warningDay(next)))
    return true
  })
}

/** The case by the calendar of today, or undefined when nothing about its due day is different. */
function redated(found: Case, { law, today }: Pick<Context, 'law' | 'today'>): Case | undefined {
  if (found.due_on !== null && found.due_on < today) return undefined // a limit that has run out is not reopened
  const next = timed({ law }, found)
  return next.due_on === found.due_on && next.provisional === found.provisional ? undefined : next
}
