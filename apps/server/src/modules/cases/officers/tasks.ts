import { addDays, type Day } from '@tongban/policy'

import { type Context, newId } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'
import { takeTurn } from '../../../platform/turns.ts'
import { type AskedOf, askExactly, findOpenAsked } from '../absence/head-tasks.ts'
import type { CaseDeps } from '../deps.ts'

const worker = { path: 'worker' } as const
/** So many days before a protection is to be looked at again its officers have that as a task. */
const reviewDaysBefore = 14

interface OfficerTask {
  readonly agency_id: string
  readonly kind: 'shield-review' | 'shield-named'
  readonly matter: string
  readonly due_on: Day
}

const findToDo = query<OfficerTask>(
  `select agency_id, kind, matter, due_on from shields.to_do where kind = 'shield-named' or due_on <= $1`,
)
const findStanding = query<OfficerTask>(
  `select agency_id, kind, matter, due_on from cases.task where done_at is null and desk = 'officer'`,
)
/** It opens again under the same matter, and stands with the day that holds now. */
const open = query(
  `insert into cases.task (agency_id, id, kind, matter, due_on, away, opened_at, desk) values ($1, $2, $3, $4, $5, false, $6, 'officer')
   on conflict (agency_id, matter) where desk = 'officer' do update set due_on = excluded.due_on, done_at = null, done_by = null,
     opened_at = case when task.done_at is null then task.opened_at else excluded.opened_at end`,
)
const finish = query(
  `update cases.task set done_at = $3, done_by = $4 where agency_id = any ($1) and matter = $2 and desk = 'officer' and done_at is null`,
)
/** What waits for the officers of these agencies, the most urgent first. */
export const findOfficerTasks = query<OfficerTask>(
  `select agency_id, kind, matter, due_on from cases.task where agency_id = any ($1) and done_at is null and desk = 'officer' order by due_order, id limit 200`,
)

/** How many of them at one agency, counted to a hundred. */
export const countOfficerTasks = query<{ count: number }>(
  `select count(*) as count from (select from cases.task where agency_id = $1 and done_at is null and desk = 'officer' limit 100) waiting`,
)

/** What an act of the officers settles is done with it. */
export function finishOfficerTask(
  { actorId, now }: Pick<Context, 'actorId' | 'now'>,
  agencies: readonly string[],
  matter: string,
): Statement {
  return finish(agencies, matter, now, actorId)
}

/** Which employers' cases they are that name somebody. */
export const findNamingCases = query<{
  subject_id: string
  id: string
  number: string
  subject_name: string
  agency_id: string
}>(
  `select c.subject_id, c.id, c.number, c.subject_name, c.agency_id from unnest($1::uuid[], $2::uuid[]) asked (subject_id, id)
   join cases."case" c on c.subject_id = asked.subject_id and c.id = asked.id`,
)

/**
 * 受保护人员专员的待办: a protection that is to be looked at again soon, and somebody hidden whom an employer's case names. Where no officer is there
 * the head of the agency is asked to see to one; neither says of whom it is.
 * @param officers the agencies at which an officer is there today
 */
export async function askOfficers(
  { database }: Pick<CaseDeps, 'database'>,
  system: Context,
  officers: ReadonlySet<string>,
): Promise<void> {
  await database.transaction(worker, async (tx) => {
    const [, wanted, standing, asked] = await tx.load(
      takeTurn('asked of heads'),
      findToDo(addDays(system.today, reviewDaysBefore)),
      findStanding(),
      findOpenAsked('no-officer'),
    )
    const known = new Set(standing.map((one) => keyOf(one)))
    tx.record(
      ...wanted
        .filter((one) => !known.has(keyOf(one)))
        .map((one) => open(one.agency_id, newId(), one.kind, one.matter, one.due_on, system.now)),
      ...standing
        .filter((one) => !wanted.some((other) => isSame(one, other)))
        .map((one) => finishOfficerTask(system, [one.agency_id], one.matter)),
      ...askExactly(system, withoutOfficer(wanted, officers), asked),
    )
  })
}

/** One task of the head for each agency of whose officers none is there, due with the first of theirs. */
function withoutOfficer(wanted: readonly OfficerTask[], officers: ReadonlySet<string>): AskedOf[] {
  const alone = Map.groupBy(
    wanted.filter(({ agency_id }) => !officers.has(agency_id)),
    ({ agency_id }) => agency_id,
  )
  return [...alone].flatMap(([agencyId, tasks]) => {
    const [first] = tasks.toSorted((one, other) => (one.due_on < other.due_on ? -1 : 1))
    return first === undefined
      ? []
      : [{ agencyId, kind: 'no-officer', matter: first.matter, about: null, dueOn: first.due_on }]
  })
}

function isSame(one: OfficerTask, other: OfficerTask): boolean {
  return one.agency_id === other.agency_id && one.matter === other.matter
}

function keyOf({ agency_id, matter, due_on }: OfficerTask): string {
  return `${agency_id} ${matter} ${due_on}`
}
