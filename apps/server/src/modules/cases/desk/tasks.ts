import type { Task } from '@tongban/contracts/tasks'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { type Database, type Query, query, type Statement } from '../../../platform/database.ts'
import { isoOf, minutesFrom } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { enterCase, findTask } from '../store.ts'
import { isWaiting, taskOrder, type Waiting } from './waiting.ts'

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
  /** Until when the applicant has to bring what is missing. */
  readonly waits_until: Day | null
  /** Whether it looks at another case again, or corrects it. */
  readonly counters: 'review' | 'correction' | null
  readonly urged: number
  readonly urged_on: Day | null
  readonly stands_for: string | null
  readonly team_id: string | null
}

const pageSize = 50
/** Beyond a thousand nobody counts his work any more: the badge says 1000+. */
const countedAtMost = 1000
const idleMinutes = 20

/** What a row of an inbox shows, of a task `t` and its case `c`. */
const shown = `select t.id, t.agency_id, t.subject_id, t.case_id, t.item, t.kind, t.due_on, t.warn_on, t.away, t.claimed_by, t.opened_at, t.urged, t.urged_on, t.stands_for, t.team_id,
       coalesce(c.number, (select r.number from cases.raised(t.subject_id, t.case_id) r)) as number,
       coalesce(c.subject_name, (select r.subject_name from cases.raised(t.subject_id, t.case_id) r)) as subject_name,
       case when c.hold ->> 'party' = 'applicant' then (c.hold ->> 'until')::date end as waits_until,
       case when c.counter ? 'review' then 'review' when c.counter is not null then 'correction' end as counters`

/** By which index an inbox is read: what it is narrowed by comes first in it. */
type Lead = 'any' | 'item' | 'kind'

/** The condition that narrows, from the placeholder with this number on. */
const narrowedBy: Readonly<Record<Lead, (at: number) => string>> = {
  any: () => 'true',
  item: (at) => `t.item = $${at} and ($${at + 1}::text is null or t.kind = $${at + 1})`,
  kind: (at) => `t.kind = $${at}`,
}

/**
 * One ordered index scan per agency, merged: the order of the index is kept however many agencies there are. The case of a
 * follow-up that was raised belongs to another agency: number and name of it come by `cases.raised`.
 */
function inboxOf(which: Waiting, lead: Lead): Query<TaskRow> {
  return query<TaskRow>(
    `${shown} from (
       select t.* from unnest($1::text[]) a, lateral (
         select * from cases.task t
         where t.agency_id = a and ${isWaiting(which, '$4')} and (${taskOrder}) > ($2::date, $3::uuid)
           and ${narrowedBy[lead](which === 'agency' ? 4 : 5)}
         order by ${taskOrder} limit ${pageSize + 1}) t
       order by ${taskOrder} limit ${pageSize + 1}) t
     left join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
     order by ${taskOrder}`,
  )
}

const ofTeam = (team: string, item: string, kind: string): string =>
  `t.team_id = ${team} and t.done_at is null and t.desk = 'office' and (${item}::text is null or t.item = ${item}) and (${kind}::text is null or t.kind = ${kind})`

/** 组的待办: one ordered index scan per team; what it is narrowed by is looked for among the tasks of the team. */
export const teamInbox = query<TaskRow>(
  `${shown} from (
       select t.* from unnest($1::uuid[]) a, lateral (
         select * from cases.task t
         where ${ofTeam('a', '$4', '$5')} and (${taskOrder}) > ($2::date, $3::uuid)
         order by ${taskOrder} limit ${pageSize + 1}) t
       order by ${taskOrder} limit ${pageSize + 1}) t
     left join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
     order by ${taskOrder}`,
)
/** The badge of it. */
export const teamCount = query<{ team: number }>(
  `select count(*) as team from (select from unnest($1::uuid[]) a, lateral (
     select from cases.task t where ${ofTeam('a', '$2', '$3')} order by ${taskOrder} limit ${countedAtMost}) t limit ${countedAtMost}) t`,
)

/** The order makes the planner take the index of each count, instead of hoping to find a thousand anywhere. */
const countedBy: Readonly<Record<Waiting, string>> = {
  mine: 't.due_on, t.id',
  agency: 't.warn_on, t.due_order',
  late: taskOrder,
  warned: 't.warn_on, t.due_order',
}

function countOf(which: Waiting, lead: Lead, value: string): string {
  const order = lead === 'any' || which === 'mine' ? countedBy[which] : taskOrder
  return `(select count(*) from (select from unnest($1::text[]) a, lateral (
    select from cases.task t where t.agency_id = a and ${isWaiting(which, value)} and ${narrowedBy[lead](4)}
    order by ${order} limit ${countedAtMost}) t
    limit ${countedAtMost}) t) as ${which}`
}

function inboxesOf(lead: Lead): Readonly<Record<Waiting, Query<TaskRow>>> {
  return {
    mine: inboxOf('mine', lead),
    agency: inboxOf('agency', lead),
    late: inboxOf('late', lead),
    warned: inboxOf('warned', lead),
  }
}

function countsOf(lead: Lead): Query<Record<Waiting, number>> {
  return query<Record<Waiting, number>>(
    `select ${countOf('mine', lead, '$2')}, ${countOf('agency', lead, '')}, ${countOf('late', lead, '$3')}, ${countOf('warned', lead, '$3')}`,
  )
}

/** What each tab of the inbox lists, by what it is narrowed. */
export const inbox = { any: inboxesOf('any'), item: inboxesOf('item'), kind: inboxesOf('kind') }
/** The badge of each tab, narrowed alike. */
export const counts = { any: countsOf('any'), item: countsOf('item'), kind: countsOf('kind') }
const claimTask = query<{ id: string }>(
  `update cases.task set claimed_by = $3, claimed_at = $4 where case_id = $2 and subject_id = $1 and done_at is null and kind <> 'sign'
   and (claimed_by is null or claimed_by = $3 or (claimed_at < $5 and handed_to is null)) returning id`,
)
const releaseTask = query<{ id: string }>(
  `update cases.task set claimed_by = null, claimed_at = null, handed_to = null, stands_for = null, delegated_by = null
   where case_id = $2 and subject_id = $1 and done_at is null and kind <> 'sign' and claimed_by = $3 returning id`,
)

/** What narrows an inbox. */
interface Narrowing {
  readonly item?: string | undefined
  readonly kind?: Task['kind'] | undefined
}

export interface InboxQuery extends Narrowing {
  readonly view: Waiting | 'team'
  readonly after?: string | undefined
}

function narrowingOf({ item, kind }: Narrowing): { lead: Lead; values: readonly (string | null)[] } {
  if (item !== undefined) return { lead: 'item', values: [item, kind ?? null] }
  return kind === undefined ? { lead: 'any', values: [] } : { lead: 'kind', values: [kind] }
}

/** 待办: what waits, lateness first, by key and not by number of page (D-8). */
export async function findInbox(
  deps: CaseDeps,
  context: Context,
  asked: InboxQuery,
): Promise<{ rows: Task[]; next: string | null }> {
  const { today, actorId } = context
  const [rows] = await deps.database.read(scopeOf(context), pageOf(deps, context, asked))
  const { page, next } = pageFrom(rows, pageSize, (last) => `${last.due_on ?? 'infinity'}_${last.id}`)
  const heads = deps.teams.ofMember(actorId, today, true)
  return { rows: page.map((row) => taskView(deps, row, today, heads)), next }
}

function pageOf({ teams }: CaseDeps, context: Context, asked: InboxQuery): Statement<TaskRow> {
  const { today, agencies, actorId } = context
  const { view, item = null, kind = null } = asked
  const [due, id] = readCursor(asked.after, dueCursor, ['-infinity', firstId])
  if (view === 'team') return teamInbox(teams.ofMember(actorId, today), due, id, item, kind)
  const { lead, values } = narrowingOf(asked)
  return inbox[lead][view](agencies, due, id, ...valueOf(view, context), ...values)
}

/** What the condition of a tab compares with. */
function valueOf(view: Waiting, { actorId, today }: Context): readonly string[] {
  if (view === 'agency') return []
  return [view === 'mine' ? actorId : today]
}

/** The numbers on the tabs, each counted by itself from the same rows as its list, up to a thousand. */
export async function countInbox(
  { database, teams }: Pick<CaseDeps, 'database' | 'teams'>,
  context: Context,
  asked: Narrowing,
): Promise<Record<Waiting, number> & { team: number | null; atMost: number }> {
  const { agencies, actorId, today } = context
  const { lead, values } = narrowingOf(asked)
  const own = teams.ofMember(actorId, today)
  const [[row], [ofTeams]] = await database.read(
    scopeOf(context),
    counts[lead](agencies, actorId, today, ...values),
    teamCount(own, asked.item ?? null, asked.kind ?? null),
  )
  const team = own.length === 0 ? null : (ofTeams?.team ?? 0)
  return { ...(row ?? { mine: 0, agency: 0, late: 0, warned: 0 }), team, atMost: countedAtMost }
}

/**
 * 认领: tells colleagues that somebody looks at this case; twenty minutes idle give it back, unless it was handed over by name. A hint, not a lock: an act of
 * another is judged by its rights and by the version that it has seen (D-14), whoever claimed.
 * @throws Refusal cases.not-found, cases.claimed
 */
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

/** 复查、更正: whoever opens it must know that it is about another case. */
const ofCounters = { review: '复查：', correction: '更正：' } as const

function itemName(name: string, counters: TaskRow['counters']): string {
  return counters === null ? name : `${ofCounters[counters]}${name}`
}

function taskView(
  { catalogue, staffName, teams }: CaseDeps,
  row: TaskRow,
  today: Day,
  heads: readonly string[],
): Task {
  return {
    id: row.id,
    agencyId: row.agency_id,
    subject: row.subject_id,
    case: row.case_id,
    number: row.number,
    item: row.item,
    itemName: itemName(catalogue.nameOf(row.item), row.counters),
    subjectName: row.subject_name,
    kind: row.kind,
    dueOn: row.due_on,
    warned: row.warn_on !== null && row.warn_on <= today,
    late: row.due_on !== null && row.due_on < today,
    claimedByName: row.claimed_by === null ? null : staffName(row.claimed_by),
    teamName: row.team_id === null ? null : (teams.find(row.team_id)?.name ?? null),
    mayGive: row.team_id !== null && heads.includes(row.team_id),
    standsForName: row.stands_for === null ? null : staffName(row.stands_for),
    openedAt: isoOf(row.opened_at),
    waitsUntil: row.waits_until,
    awayFromHome: row.away,
    urged: row.urged,
    urgedOn: row.urged_on,
  }
}
