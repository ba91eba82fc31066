import type { Task } from '@tongban/contracts/tasks'
import type { Day } from '@tongban/policy'

import { type Context, newId } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'

/** 待办 of a head, as it is asked for: about an absence, a kind of task that nobody of an agency can do, or hidden people without an officer. */
export interface AskedOf {
  readonly agencyId: string
  readonly kind: 'stand-in' | 'unheld' | 'no-officer'
  readonly matter: string
  /** Of `unheld`: the kind of task. */
  readonly about: Task['kind'] | null
  readonly dueOn: Day
}

/** An open one. */
export interface HeadTaskRow {
  readonly id: string
  readonly agency_id: string
  readonly kind: AskedOf['kind']
  readonly matter: string
  readonly about: Task['kind'] | null
  readonly due_on: Day
}

/** It opens again under the same matter. */
const openAgain = query(
  `insert into cases.task (agency_id, id, kind, matter, about, due_on, away, opened_at, desk) values ($1, $2, $3, $4, $5, $6, false, $7, 'head')
   on conflict (agency_id, matter) where desk = 'head' do update set done_at = null, done_by = null, due_on = excluded.due_on, opened_at = excluded.opened_at
   where task.done_at is not null`,
)
const finish = query(
  `update cases.task set done_at = $3, done_by = $4 where agency_id = $1 and matter = $2 and desk = 'head' and done_at is null`,
)
/** The open ones of one kind, wherever they are. */
export const findOpenAsked = query<HeadTaskRow>(
  `select id, agency_id, kind, matter, about, due_on from cases.task where done_at is null and desk = 'head' and kind = $1 order by agency_id, id`,
)
/** The open ones of these agencies, the most urgent first. */
export const findAskedOf = query<HeadTaskRow>(
  `select id, agency_id, kind, matter, about, due_on from cases.task where agency_id = any ($1) and done_at is null and desk = 'head'
   order by due_order, id limit 200`,
)

/** What makes the open tasks of a kind those that are wanted: missing ones are opened, and who is no longer asked is asked no more. */
export function askExactly(
  { actorId, now }: Pick<Context, 'actorId' | 'now'>,
  wanted: readonly AskedOf[],
  standing: readonly HeadTaskRow[],
): Statement[] {
  const [asked, open] = [matters(wanted), matters(standing)]
  return [
    ...wanted
      .filter(({ matter }) => !open.has(matter))
      .map(({ agencyId, kind, matter, about, dueOn }) =>
        openAgain(agencyId, newId(), kind, matter, about, dueOn, now),
      ),
    ...standing
      .filter(({ matter }) => !asked.has(matter))
      .map(({ agency_id, matter }) => finish(agency_id, matter, now, actorId)),
  ]
}

function matters(rows: readonly { readonly matter: string }[]): ReadonlySet<string> {
  return new Set(rows.map(({ matter }) => matter))
}
