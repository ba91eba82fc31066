import type { Task } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { type Database, query } from '../../../platform/database.ts'
import { isoOf, minutesFrom } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { enterCase, findTask } from '../store.ts'

interface TaskRow {
  readonly id: string
  readonly agency_id: string
  readonly subject_id: string
  readonly case_id: string
  readonly item: string
  readonly kind: Task['kind']
  readonly due_on: Day | null
  readonly warn_on: Day | null
  readonly away: boolean
  readonly claimed_by: string | null
  readonly opened_at: string
  readonly number: string
  readonly subject_name: string
}

// One ordered index scan per agency, merged: the order of the index is kept however many agencies there are.
const inbox = query<TaskRow>(
  `select t.id, t.agency_id, t.subject_id, t.case_id, t.item, t.kind, t.due_on, t.warn_on, t.away, t.claimed_by, t.opened_at, c.number, c.subject_name
   from (
     select t.* from unnest($1::text[]) a, lateral (
       select * from cases.task t
       where t.agency_id = a and t.done_at is null and (coalesce(t.due_on, 'infinity'), t.id) > ($2::date, $3::uuid)
         and ($4::text is null or t.item = $4) and ($5::date is null or t.due_on < $5) and ($6::date is null or t.warn_on <= $6)
         and ($7::uuid is null or t.claimed_by = $7) and t.kind = any ($8)
       order by coalesce(t.due_on, 'infinity'), t.id limit $9) t
     order by coalesce(t.due_on, 'infinity'), t.id limit $9) t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   order by coalesce(t.due_on, 'infinity'), t.id`,
)
const counts = query<{ mine: number; agency: number; late: number; warned: number }>(
  `select count(*) filter (where claimed_by = $2) as mine, count(*) as agency, count(*) filter (where due_on < $3) as late,
     count(*) filter (where warn_on <= $3 and due_on >= $3) as warned
   from (select t.* from unnest($1::text[]) a, lateral (
     select claimed_by, due_on, warn_on from cases.task t where t.agency_id = a and t.done_at is null and t.kind = any ($4) limit $5) t) t`,
)
const claimTask = query<{ id: string }>(
  `update cases.task set claimed_by = $3, claimed_at = $4 where case_id = $2 and subject_id = $1 and done_at is null
   and (claimed_by is null or claimed_by = $3 or claimed_at < $5) returning id`,
)
const releaseTask = query<{ id: string }>(
  `update cases.task set claimed_by = null, claimed_at = null where case_id = $2 and subject_id = $1 and done_at is null and claimed_by = $3 returning id`,
)

const pageSize = 50
const countedAtMost = 10_000
const idleMinutes = 20

export interface InboxQuery {
  readonly view: 'mine' | 'agency' | 'late' | 'warned'
  readonly item?: string | undefined
  readonly after?: string | undefined
}

/** 待办: what waits, lateness first, by key and not by number of page (D-8). */
export async function findInbox(
  deps: CaseDeps,
  context: Context,
  asked: InboxQuery,
): Promise<{ rows: Task[]; next: string | null }> {
  const { today, actorId, agencies } = context
  const [due, id] = readCursor(asked.after, dueCursor, ['-infinity', firstId])
  const [rows] = await deps.database.read(
    scopeOf(context),
    inbox(
      agencies,
      due,
      id,
      asked.item ?? null,
      asked.view === 'late' ? today : null,
      asked.view === 'warned' ? today : null,
      asked.view === 'mine' ? actorId : null,
      ['accept', 'review', 'decide', 'route'],
      pageSize + 1,
    ),
  )
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.due_on ?? 'infinity'}_${last.id}`)
  return { rows: page.map((row) => taskView(deps, row, today)), next }
}

/** The numbers on the tabs, from the same rows as the list; counted up to ten thousand. */
export async function countInbox(
  database: Database,
  context: Context,
): Promise<{ mine: number; agency: number; late: number; warned: number; atMost: number }> {
  const { agencies, actorId, today } = context
  const [[row]] = await database.read(
    scopeOf(context),
    counts(agencies, actorId, today, ['accept', 'review', 'decide', 'route'], countedAtMost),
  )
  return { ...(row ?? { mine: 0, agency: 0, late: 0, warned: 0 }), atMost: countedAtMost }
}

/** 认领: who opens a case works on it; twenty minutes idle give it back. @throws Refusal cases.claimed */
export async function claim(
  database: Database,
  context: Context,
  subject: string,
  id: string,
): Promise<{ done: true }> {
  const idle = minutesFrom(context.now, -idleMinutes)
  const claimed = await database.transaction(scopeOf(context), async (tx) => {
    const [[seen], rows, [task]] = await tx.load(
      enterCase(subject, id),
      claimTask(subject, id, context.actorId, context.now, idle),
      findTask(id, subject),
    )
    if (seen === undefined || task === undefined) throw new Refusal('cases.not-found')
    return rows.length
  })
  if (claimed === 0) throw new Refusal('cases.claimed')
  return { done: true }
}

/** 放回: back to the colleagues; releasing what one does not hold changes nothing. */
export async function release(
  database: Database,
  context: Context,
  subject: string,
  id: string,
): Promise<{ done: true }> {
  await database.transaction(scopeOf(context), async (tx) => {
    const [[seen]] = await tx.load(enterCase(subject, id), releaseTask(subject, id, context.actorId))
    if (seen === undefined) throw new Refusal('cases.not-found')
  })
  return { done: true }
}

function taskView({ catalogue, staffName }: CaseDeps, row: TaskRow, today: Day): Task {
  return {
    id: row.id,
    agencyId: row.agency_id,
    subject: row.subject_id,
    case: row.case_id,
    number: row.number,
    item: row.item,
    itemName: catalogue.nameOf(row.item),
    subjectName: row.subject_name,
    kind: row.kind,
    dueOn: row.due_on,
    warned: row.warn_on !== null && row.warn_on <= today,
    late: row.due_on !== null && row.due_on < today,
    claimedByName: row.claimed_by === null ? null : staffName(row.claimed_by),
    openedAt: isoOf(row.opened_at),
    awayFromHome: row.away,
  }
}
