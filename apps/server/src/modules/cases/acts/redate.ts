import type { Context } from '../../../platform/context.ts'
import { type Database, query } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { lockCase, recordRedating } from '../store.ts'
import { timed } from './decide.ts'
import { warningDay } from './hand-in.ts'

const findProgress = query<{ after_subject: string; after_case: string; done_at: string | null }>(
  'select after_subject, after_case, done_at from cases.redating where law_hash = $1',
)
const findOpen = query<{ subject_id: string; id: string }>(
  `select subject_id, id from cases."case" where stage <> 'closed' and limit_start is not null and (subject_id, id) > ($1, $2)
   order by subject_id, id limit $3`,
)
const keepProgress = query(
  `insert into cases.redating as r (law_hash, after_subject, after_case, moved, done_at) values ($1, $2, $3, $4, $5)
   on conflict (law_hash) do update set after_subject = excluded.after_subject, after_case = excluded.after_case,
     moved = r.moved + excluded.moved, done_at = excluded.done_at`,
)

const worker = { path: 'worker' } as const
const beginning = '00000000-0000-0000-0000-000000000000'
const casesAtOnce = 200

/**
 * 重算到期日: after a new calendar every open case is counted anew, each in a transaction of its own, and whoever is moved
 * has it in the log (D-12). It goes on where a crash stopped it; a law that was done is not done again.
 * @returns how many due days moved in this run
 */
export async function redateCases(deps: CaseDeps, system: Context): Promise<number> {
  const { database } = deps
  const { hash } = system.law
  let moved = 0
  for (;;) {
    const [[progress]] = await database.read(worker, findProgress(hash))
    if (progress !== undefined && progress.done_at !== null) return moved
    const [open] = await database.read(
      worker,
      findOpen(progress?.after_subject ?? beginning, progress?.after_case ?? beginning, casesAtOnce),
    )
    let movedHere = 0
    for (const { subject_id, id } of open) if (await redate(database, system, subject_id, id)) movedHere += 1
    moved += movedHere
    const last = open.at(-1)
    await database.transaction(worker, async (tx) =>
      tx.record(
        keepProgress(
          hash,
          last?.subject_id ?? beginning,
          last?.id ?? beginning,
          movedHere,
          open.length < casesAtOnce ? system.now : null,
        ),
      ),
    )
  }
}

async function redate(database: Database, system: Context, subject: string, id: string): Promise<boolean> {
  return await database.transaction(worker, async (tx) => {
    const [[found]] = await tx.load(lockCase(subject, id))
    const next = found === undefined ? undefined : redated(found, system)
    if (found === undefined || next === undefined) return false
    const event = { kind: 'redated', body: { from: found.due_on, to: next.due_on } } as const
    tx.record(...recordRedating(system, found, { next, event }, warningDay(next)))
    return true
  })
}

/** The case under the law of today, or undefined when nothing about its due day is different. */
function redated(found: Case, { law, today }: Pick<Context, 'law' | 'today'>): Case | undefined {
  const hasEnded = found.due_on !== null && found.due_on < today
  if (found.stage === 'closed' || hasEnded) return undefined // a limit that has run out is not reopened
  const next = timed({ law }, found)
  return next.due_on === found.due_on && next.provisional === found.provisional ? undefined : next
}
