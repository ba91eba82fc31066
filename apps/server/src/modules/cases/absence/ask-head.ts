import { createHash } from 'node:crypto'

import type { Task } from '@tongban/contracts/tasks'

import type { Context } from '../../../platform/context.ts'
import { query, type Tx } from '../../../platform/database.ts'
import { takeTurn } from '../../../platform/turns.ts'
import { mayStandIn } from '../../absences/index.ts'
import type { Colleague } from '../../staff/index.ts'
import { actOfTask, isJudging, type OpenTask, rolesFor } from '../acts/able.ts'
import { termEnd } from '../acts/follow-ups.ts'
import type { CaseDeps } from '../deps.ts'
import type { Attendance } from './attendance.ts'
import { type AskedOf, askExactly, findOpenAsked } from './head-tasks.ts'

const worker = { path: 'worker' } as const
const openTasks = Object.keys(actOfTask).filter((kind): kind is OpenTask => kind in actOfTask)
/** How many working days a head has to say who does it. */
const answerDays = 1
const countedAtMost = 100

/** Whether anything of these kinds waits, one look into the index for each agency and kind. */
const findWaiting = query<{ agency_id: string; kind: OpenTask }>(
  `select p.agency_id, p.kind from unnest($1::text[], $2::text[]) p (agency_id, kind)
   where exists (select from cases.task t where t.agency_id = p.agency_id and t.kind = p.kind and t.done_at is null and t.desk = 'office')`,
)
/**
 * Tasks of a kind that none of those who are there may do: each had his hands in what he would judge, or the record is closed to him: his family's, or somebody's
 * who is hidden and to whom he has not the right. Whom an item lets
 * judge what he has handled is named by its code.
 */
const countStuck = query<{ count: number }>(
  `select count(*) as count from (
     select from cases.task t join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
     where t.agency_id = $1 and t.kind = $2 and t.done_at is null and t.desk = 'office' and not exists (
       select from unnest($3::uuid[]) p (id)
       where not exists (select from staff.closed_subject k where k.staff_id = p.id and k.subject_id = t.subject_id)
         and (not exists (select from shields.hidden h where h.subject_id = t.subject_id) or exists (
           select from staff.shield_officer o where o.staff_id = p.id and o.valid_from <= $6 and (o.valid_to is null or o.valid_to >= $6)
             and (o.agency_id = t.agency_id or exists (select from shields.opener n where n.subject_id = t.subject_id and n.agency_id = o.agency_id))))
         and (not $4::boolean or t.item = any ($5) or not (p.id = any (c.handled_by)
           or coalesce(c.confirmations, '[]') @> jsonb_build_array(jsonb_build_object('by', p.id))
           or (t.matter is not null and exists (select from cases.event e where e.subject_id = c.subject_id and e.case_id = c.id
             and e.kind in ('decided', 'authorised') and e.actor_id = p.id)))))
     limit ${countedAtMost}) stuck`,
)
/** What is asked of one member of staff by name, and he is not there. */
const countUnsigned = query<{ count: number }>(
  `select count(*) as count from (select from cases.task t where t.agency_id = $1 and t.kind = 'sign' and t.done_at is null and t.desk = 'office'
     and (t.claimed_by is null or t.claimed_by <> all ($2::uuid[])) limit ${countedAtMost}) unsigned`,
)
const lastLook = query<{ day: string; present: string }>(
  'select day, present from cases.held where one for update',
)
const keepLook = query(
  `insert into cases.held (one, day, present) values (true, $1, $2) on conflict (one) do update set day = excluded.day, present = excluded.present`,
)

/** 请负责人定谁代: for each absence, begun or to come, for which nobody stands in who may. */
export async function askForStandIns(
  { database }: CaseDeps,
  system: Context,
  { colleagues, absences }: Attendance,
): Promise<void> {
  const { today } = system
  const wanted = absences
    .filter(({ goes_without, staff_id, stand_in_id, first_day, last_day }) => {
      if (goes_without) return false
      if (stand_in_id === null) return true
      if (first_day > today) return false // looked at again when it begins
      const about = { staffId: staff_id, standIn: stand_in_id, from: today, to: last_day }
      return !mayStandIn(colleagues, absences, about)
    })
    .map(({ id, agency_id, first_day }): AskedOf => {
      const dueOn = first_day < today ? today : first_day
      return { agencyId: agency_id, kind: 'stand-in', matter: id, about: null, dueOn }
    })
  await database.transaction(worker, async (tx) => {
    const [, standing] = await tx.load(takeTurn('asked of heads'), findOpenAsked('stand-in'))
    tx.record(...askExactly(system, wanted, standing))
  })
}

/**
 * 没有人能办的: for each agency and kind of task with something that nobody who is there can do. What nobody there has the right to is seen each
 * time; what each has had his hands in is looked for on each new day and whenever somebody comes or goes, because every open task is
 * read for it.
 */
export async function askForUnheld(deps: CaseDeps, system: Context, attendance: Attendance): Promise<void> {
  const print = printOf(attendance, deps.hidden.by())
  await deps.database.transaction(worker, async (tx) => {
    const [, standing, [seen]] = await tx.load(
      takeTurn('asked of heads'),
      findOpenAsked('unheld'),
      lastLook(),
    )
    const load: Load = async (...asked) => await tx.load(...asked)
    const isNew = seen?.day !== system.today || seen.present !== print
    const wanted = isNew
      ? await everythingUnheld(deps, load, system, attendance)
      : await withoutAnybody(deps, load, system, attendance)
    const known = isNew
      ? standing
      : standing.filter(({ matter }) => wanted.some((one) => one.matter === matter))
    tx.record(...askExactly(system, wanted, known), ...(isNew ? [keepLook(system.today, print)] : []))
  })
}

type Load = Tx['load']

/** A kind of task at an agency, and who of those who are there has the right to it. */
interface Desk {
  readonly agencyId: string
  readonly kind: OpenTask
  readonly able: readonly Colleague[]
}

function desksOf({ agencies }: Pick<CaseDeps, 'agencies'>, { present }: Attendance): Desk[] {
  const byAgency = Map.groupBy(present, ({ agency_id }) => agency_id)
  return agencies.all().flatMap(({ id: agencyId }) =>
    openTasks.map((kind) => {
      const asked = rolesFor(actOfTask[kind])
      const able = (byAgency.get(agencyId) ?? []).filter(({ role }) => asked.includes(role))
      return { agencyId, kind, able }
    }),
  )
}

/** The desks at which something waits. */
async function waitingAt(load: Load, desks: readonly Desk[]): Promise<Desk[]> {
  const [waiting] = await load(
    findWaiting(
      desks.map(({ agencyId }) => agencyId),
      desks.map(({ kind }) => kind),
    ),
  )
  const known = new Set(waiting.map(({ agency_id, kind }) => `${agency_id} ${kind}`))
  return desks.filter(({ agencyId, kind }) => known.has(`${agencyId} ${kind}`))
}

async function withoutAnybody(
  deps: CaseDeps,
  load: Load,
  { today, law }: Context,
  attendance: Attendance,
): Promise<AskedOf[]> {
  const dueOn = termEnd({ today, law }, answerDays)
  const empty = desksOf(deps, attendance).filter(({ able }) => able.length === 0)
  return (await waitingAt(load, empty)).map(({ agencyId, kind }) => askedOf(agencyId, kind, dueOn))
}

async function everythingUnheld(
  deps: CaseDeps,
  load: Load,
  { today, law }: Context,
  attendance: Attendance,
): Promise<AskedOf[]> {
  const dueOn = termEnd({ today, law }, answerDays)
  const desks = await waitingAt(load, desksOf(deps, attendance))
  const places = deps.agencies.all().map(({ id }) => id)
  const counts = await load(
    ...desks.map((desk) => stuckAt(deps, desk, today)),
    ...places.map((agencyId) => unsignedAt(agencyId, attendance)),
  )
  const asked = [...desks, ...places.map((agencyId) => ({ agencyId, kind: 'sign' as const }))]
  return asked
    .filter((_, at) => (counts[at]?.[0]?.count ?? 0) > 0)
    .map(({ agencyId, kind }) => askedOf(agencyId, kind, dueOn))
}

function stuckAt(
  { catalogue }: Pick<CaseDeps, 'catalogue'>,
  { agencyId, kind, able }: Desk,
  today: Context['today'],
) {
  const byOne = catalogue
    .list()
    .map(({ code }) => code)
    .filter((code) => catalogue.current(code)?.declaration.fourEyes === false)
  const ids = able.map(({ staff_id: id }) => id)
  return countStuck(agencyId, kind, ids, isJudging(kind), byOne, today)
}

function unsignedAt(agencyId: string, { present }: Attendance) {
  return countUnsigned(
    agencyId,
    present.map(({ staff_id: id }) => id),
  )
}

/** How many tasks of a kind at an agency nobody who is there can do, counted to a hundred. */
export function countUnheld(
  deps: CaseDeps,
  attendance: Attendance,
  { agency_id: agencyId, about }: { readonly agency_id: string; readonly about: Task['kind'] | null },
  today: Context['today'],
) {
  const desk = desksOf(deps, attendance).find((one) => one.agencyId === agencyId && one.kind === about)
  return desk === undefined ? unsignedAt(agencyId, attendance) : stuckAt(deps, desk, today)
}

function askedOf(agencyId: string, kind: Task['kind'], dueOn: AskedOf['dueOn']): AskedOf {
  return { agencyId, kind: 'unheld', matter: matterOf(agencyId, kind), about: kind, dueOn }
}

/** An id that is the same whenever the same agency lacks somebody for the same kind of task. */
function matterOf(agencyId: string, kind: Task['kind']): string {
  const hex = createHash('sha256').update(`unheld ${agencyId} ${kind}`).digest('hex')
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The same as long as the same people with the same roles are there, and the same are hidden. */
function printOf({ present }: Attendance, hidden: ReadonlyMap<string, readonly string[]>): string {
  const held = present.map(
    ({ staff_id, role, agency_id, opens }) =>
      `${staff_id} ${role} ${agency_id} ${opens.toSorted().join(' ')}`,
  )
  const shut = [...hidden].map(([id, by]) => `${id} ${by.toSorted().join(' ')}`)
  const lines = [...held, ...shut]
  return createHash('sha256').update(lines.toSorted().join('\n')).digest('base64url')
}
