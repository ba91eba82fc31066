import type { Day } from '@tongban/policy'

import type { Context } from '../../../platform/context.ts'
import { newId } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'
import type { Waiting } from './waiting.ts'

/** What a manager sees to himself. */
export type ManagerTaskKind = 'bad-rating' | 'not-done'

/** 待办 of a manager, as it is opened: about a matter that another room knows, and about no case. */
export interface NewManagerTask {
  /** Who answers for it; whoever leads this agency, or one above it, sees it. */
  readonly agencyId: string
  readonly kind: ManagerTaskKind
  /** What it is about, by its id in the room that opens it. */
  readonly matter: string
  /** Whose matter it is, if that is known: to whom he is closed it is closed. */
  readonly subject: string | null
  readonly item: string | null
  readonly dueOn: Day
  readonly warnOn: Day
}

/** An open one. */
export interface ManagerTaskRow {
  readonly id: string
  readonly agency_id: string
  readonly matter: string
  readonly kind: ManagerTaskKind
  readonly item: string | null
  readonly due_on: Day
  readonly warn_on: Day
  readonly opened_at: string
}

const insert = query(
  `insert into cases.task (agency_id, id, kind, item, matter, due_on, warn_on, away, opened_at, desk, subject_id)
   values ($1, $2, $3, $4, $5, $6, $7, false, $8, 'manager', $9)`,
)
const finish = query(
  `update cases.task set done_at = $3, done_by = $4 where agency_id = $1 and matter = $2 and desk = 'manager' and done_at is null`,
)
const conditions = {
  agency: '$4::date is not null',
  late: 't.due_order < $4::date',
  warned: 't.due_order >= $4::date and t.warn_on <= $4::date',
} as const

/** Which of them: all, those whose last day is over, those that soon will be. */
export type ManagerView = Exclude<Waiting, 'mine'>

const listOf = (view: ManagerView) =>
  query<ManagerTaskRow>(
    `select t.id, t.agency_id, t.matter, t.kind, t.item, t.due_on, t.warn_on, t.opened_at
     from unnest($1::text[]) a, lateral (
       select * from cases.task t where t.agency_id = a and t.done_at is null and t.desk = 'manager'
         and (t.due_order, t.id) > ($2::date, $3::uuid) and ${conditions[view]}
       order by t.due_order, t.id limit $5::int) t
     order by t.due_order, t.id limit $5::int`,
  )
const lists = { agency: listOf('agency'), late: listOf('late'), warned: listOf('warned') }
const countAll = query<{ agency: number; late: number; warned: number }>(
  `select count(*) as agency, count(*) filter (where due_order < $2::date) as late,
     count(*) filter (where due_order >= $2::date and warn_on <= $2::date) as warned
   from cases.task where agency_id = any ($1) and done_at is null and desk = 'manager'`,
)

/** Puts a task on the desk of a manager, in the transaction of the act that asks for it (D-8). */
export function openManagerTask(task: NewManagerTask, now: Date): Statement {
  const { agencyId, kind, item, matter, subject, dueOn, warnOn } = task
  return insert(agencyId, newId(), kind, item, matter, dueOn, warnOn, now, subject)
}

/** The task about a matter is done, with the act that does it. */
export function finishManagerTask(agencyId: string, matter: string, context: Context): Statement {
  return finish(agencyId, matter, context.now, context.actorId)
}

/** The open tasks of managers of these agencies, lateness first, after a due day and an id. */
export function findManagerTasks(
  view: ManagerView,
  { agencies, today }: Context,
  after: readonly [day: string, id: string],
  rows: number,
): Statement<ManagerTaskRow> {
  return lists[view](agencies, ...after, today, rows)
}

/** How many there are, in all and of those that are late or soon will be. */
export function countManagerTasks({ agencies, today }: Context) {
  return countAll(agencies, today)
}
