import type { AskedOfHead, MovedTask } from '@tongban/contracts/absences'
import type { Task } from '@tongban/contracts/tasks'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { query } from '../../../platform/database.ts'
import { absenceView, findAbsences } from '../../absences/index.ts'
import type { CaseDeps } from '../deps.ts'
import { countOfficerTasks } from '../officers/tasks.ts'
import { countUnheld } from './ask-head.ts'
import { readAttendance } from './attendance.ts'
import { findAskedOf, type HeadTaskRow } from './head-tasks.ts'

const pageSize = 50
const lastDay = '9999-12-31'
const worker = { path: 'worker' } as const

/** 请负责人安排的: for whom nobody stands in, and what nobody who is there can do. Neither who it is about nor what he asks for. */
export async function findAsked(deps: CaseDeps, context: Context): Promise<{ rows: AskedOfHead[] }> {
  const [tasks] = await deps.database.read(scopeOf(context), findAskedOf(context.agencies))
  const unheld = tasks.filter(({ kind }) => kind !== 'stand-in')
  const attendance = await readAttendance(deps, context)
  const [absences, ...counts] = await deps.database.read(
    worker, // agencies are those of the reader's own tasks
    findAbsences(
      tasks.map(({ matter }) => matter),
      context.agencies,
    ),
    ...unheld.map((task) =>
      task.kind === 'no-officer'
        ? countOfficerTasks(task.agency_id)
        : countUnheld(deps, attendance, task, context.today),
    ),
  )
  const viewOf = (task: HeadTaskRow): AskedOfHead => {
    const absence = absences.find(({ id }) => id === task.matter)
    const names = { staffName: deps.staffName, agencyName: deps.agencies.nameOf }
    return {
      id: task.id,
      kind: task.kind,
      agencyName: deps.agencies.nameOf(task.agency_id),
      absence: absence === undefined ? null : absenceView(names, absence, context.today),
      task: task.about,
      waiting: counts[unheld.indexOf(task)]?.[0]?.count ?? 0,
      dueOn: task.due_on,
      late: task.due_on < context.today,
    }
  }
  return { rows: tasks.map(viewOf) }
}

const listMoved = query<{
  id: string
  number: string
  item: string
  kind: Task['kind']
  moved_from: string
  moved_on: Day
  claimed_by: string | null
  done_at: string | null
  due_on: Day | null
}>(
  `select t.id, c.number, t.item, t.kind, t.moved_from, t.moved_on, t.claimed_by, t.done_at, t.due_on from (
     select t.* from unnest($1::text[]) a, lateral (
       select * from cases.task t where t.agency_id = a and t.moved_on is not null and (t.moved_on, t.id) < ($2::date, $3::uuid)
       order by t.moved_on desc, t.id desc limit $4::int) t
     order by t.moved_on desc, t.id desc limit $4::int) t
   join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
   order by t.moved_on desc, t.id desc`,
)

/** 换了人的待办: what somebody who was away had in hand, and who has it now; the newest first. */
export async function findMoved(
  deps: CaseDeps,
  context: Context,
  after: string | undefined,
): Promise<{ rows: MovedTask[]; next: string | null }> {
  const [day, id] = readCursor(after, dayCursor, [lastDay, lastId])
  const [found] = await deps.database.read(
    scopeOf(context),
    listMoved(context.agencies, day, id, pageSize + 1),
  )
  const { page, next } = pageFrom(found, pageSize, (last) => `${last.moved_on}_${last.id}`)
  const rows = page.map((row) => ({
    id: row.id,
    number: row.number,
    itemName: deps.catalogue.nameOf(row.item),
    kind: row.kind,
    fromName: deps.staffName(row.moved_from),
    toName: row.claimed_by === null ? null : deps.staffName(row.claimed_by),
    movedOn: row.moved_on,
    isDone: row.done_at !== null,
    dueOn: row.due_on,
  }))
  return { rows, next }
}
