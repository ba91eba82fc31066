import type { Day } from '@tongban/policy'

import { type Context, newId } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import type { Case, CaseEvent, FollowUp, NewFollowUp, NextTask, Signer, Transition } from './case.ts'
import { json } from './json.ts'
import { chained } from './log/chain.ts'

const columns = `subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, step, hold,
  outcome, version, agent, form, materials, handled_by, submitted_on, accepted_on, closed_on, limit_length, limit_unit, limit_start, holds, due_on,
  provisional, calendar_hash, confirmations, others, signing, extension_length, last_seq, last_hash, opened_at, batch_id, client_id, client_reference, acting, counter, bundle_id`

/** Opens the case's subject to an office that may see the case (D-1). */
export const enterCase = query<{ subject_id: string; stage: string; agency_id: string }>(
  'select subject_id, stage, agency_id from cases.enter($1, $2)',
)
/**
 * Handing over: a row may be written only where it is seen afterwards (PostgreSQL holds new rows against the policy of
 * reading too), so the receiving agency is let into the scope for the writes of this one act.
 */
const letIn = query("select set_config('app.agencies', $1, true)")
export const letReceiverIn = (agencies: readonly string[]): Statement => letIn(`{${agencies.join(',')}}`)
export const lockCase = query<Case & { readonly destroyed_on: string | null }>(
  `select ${columns}, destroyed_on from cases."case" where subject_id = $1 and id = $2 for update`,
)
/** The hash of one event of a case's log. */
export const findEventHash = query<{ hash: Buffer }>(
  'select hash from cases.event where subject_id = $1 and case_id = $2 and seq = $3',
)
/** The cases that were closed on a day or after it, in their order. @param values the day, and within it after which case; up to which day; how many */
export const findClosedAfter = query<Case>(
  `select ${columns} from cases."case" where stage = 'closed' and (closed_on, id) > ($1::date, $2::uuid) and closed_on <= $3 order by closed_on, id limit $4`,
)
/** The same by their keys only, within some days. @param values the day, and within it after which case; up to which day; how many */
export const findClosedKeys = query<{ subject_id: string; id: string; closed_on: Day }>(
  `select subject_id, id, closed_on from cases."case" where stage = 'closed' and (closed_on, id) > ($1::date, $2::uuid) and closed_on <= $3 order by closed_on, id limit $4`,
)
/** What is still open about closed cases: those that cite them, and what follows them up. */
export const countOpenMatters = query<{ case_id: string; open: number }>(
  `select k.id as case_id, (select count(*)::int from cases."case" o where o.subject_id = k.subject_id and o.counter ->> 'cites' = k.id::text and o.stage <> 'closed')
     + (select count(*)::int from cases.follow_up f where f.subject_id = k.subject_id and f.case_id = k.id and f.state in ('waiting', 'due')) as open
   from unnest($1::uuid[], $2::uuid[]) k (subject_id, id)`,
)
export const findCase = query<Case>(`select ${columns} from cases."case" where subject_id = $1 and id = $2`)
/** Those that have not ended first, and of both the newest first, after one of them. */
export const findCasesOf = query<Case>(
  `select ${columns} from cases."case" where subject_id = any (subjects.all_of($1))
     and ((stage = 'closed') > $2::boolean or (stage = 'closed') = $2::boolean and (opened_at, id) < ($3::timestamptz, $4::uuid))
   order by stage = 'closed', opened_at desc, id desc limit $5`,
)
/** Those of a subject's cases that are named. */
export const findCasesNamed = query<Case>(
  `select ${columns} from cases."case" where subject_id = any (subjects.all_of($1)) and id = any ($2::uuid[]) order by opened_at desc, id desc`,
)
export const findEvents = query<{
  seq: number
  kind: string
  at: string
  day: Day
  actor_id: string
  agency_id: string | null
  outlet_id: string | null
  body: object
  note: string | null
}>(
  `select e.seq, e.kind, e.at, e.day, e.actor_id, e.agency_id, e.outlet_id, e.body, n.text as note from cases.event e
   left join cases.note n on n.subject_id = e.subject_id and n.case_id = e.case_id and n.seq = e.seq
   where e.subject_id = $1 and e.case_id = $2 order by e.seq`,
)
export const findTask = query<{
  id: string
  kind: NextTask['kind']
  claimed_by: string | null
  claimed_at: string | null
  urged: number
  urged_on: Day | null
  matter: string | null
  stands_for: string | null
  delegated_by: string | null
  team_id: string | null
}>(
  `select id, kind, claimed_by, claimed_at, urged, urged_on, matter, stands_for, delegated_by, team_id from cases.task where case_id = $1 and subject_id = $2 and done_at is null
   order by matter nulls first limit 1`,
)
const insertCase = query(
  `insert into cases."case" (subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, hold,
     version, applicant_id, actor_id, authority, agent, form, materials, handled_by, submitted_on, accepted_on, limit_length, limit_unit, limit_start,
     holds, due_on, provisional, calendar_hash, last_seq, last_hash, opened_at, batch_id, client_id, client_reference, acting, counter, bundle_id, alike)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31,
     $32, $33, $34, $35, $36, $37, $38, $39)`,
)
/** Where a case lies, and its number. */
export interface CasePlace {
  readonly subject_id: string
  readonly case_id: string
  readonly number: string
  readonly agency_id: string
}

export const insertNumber = query(
  'insert into cases.number (number, subject_id, case_id) values ($1, $2, $3)',
)
/** The cases of several bundles. */
export const findCasesOfBundles = query<Case>(
  `select ${columns} from cases."case" where subject_id = $1 and bundle_id = any ($2::uuid[])`,
)
/** How the cases of a list stand: how many are open, done, or ended otherwise, and the last of their due days. */
export const countOfBatch = query<{
  open: number
  done: number
  otherwise: number
  due_on: Day | null
}>(
  `select count(*) filter (where stage <> 'closed') as open, count(*) filter (where outcome = 'completed') as done,
     count(*) filter (where stage = 'closed' and outcome <> 'completed') as otherwise, max(due_on) as due_on
   from cases."case" where subject_id = $1 and batch_id = $2`,
)
/** The cases of all lists of an employer that have not ended. */
export const findOpenOfBatches = query<{ id: string }>(
  `select id from cases."case" where subject_id = $1 and batch_id is not null and item = $2 and stage <> 'closed'`,
)
/** Whose case has a number. */
export const caseOfNumber = query<{ subject_id: string; case_id: string }>(
  'select subject_id, case_id from cases.number where number = $1',
)
/** How many cases are open of whoever has a number, beside the subject that asks; only who decides is answered. */
export const findOpenOfNumber = query<{ open: number }>('select open from cases.open_of_number($1, $2, $3)')
/** Under which of its ids a subject that is open has a case: a merged one has those of each. */
export const findOwnerOfCase = query<{ subject_id: string }>(
  'select subject_id from cases."case" where subject_id = any (subjects.all_of($1)) and subject_id <> $1 and id = $2',
)
/** Numbers and owning agencies of all cases of several subjects. */
export const findCasePlaces = query<CasePlace>(
  `select subject_id, id as case_id, number, agency_id from cases."case" where subject_id = any ($1::uuid[])`,
)
/** At which agencies several subjects have cases. */
export const findCaseAgencies = query<Pick<CasePlace, 'subject_id' | 'agency_id'>>(
  `select distinct subject_id, agency_id from cases."case" where subject_id = any ($1::uuid[])`,
)
/** Numbers and owning agencies of some cases, each with its subject. */
export const findPlacesOf = query<CasePlace>(
  `select subject_id, id as case_id, number, agency_id from cases."case" join unnest($1::uuid[], $2::uuid[]) asked (subject_id, id) using (subject_id, id)`,
)
const updateCase = query(
  `update cases."case" set agency_id = $3, stage = $4, step = $5, hold = $6, outcome = $7, version = version + 1, form = $8, materials = $9, handled_by = $10,
     accepted_on = $11, closed_on = $12, holds = $13, due_on = $14, provisional = $15, last_seq = $16, last_hash = $17,
     calendar_hash = $18, confirmations = $19, signing = $20, extension_length = $21, others = $22
   where subject_id = $1 and id = $2`,
)
const updateStanding = query(
  `update cases."case" set stage = $3, step = $4, outcome = $5, version = version + 1, handled_by = $6, accepted_on = $7, closed_on = $8, last_seq = $9, last_hash = $10
   where subject_id = $1 and id = $2`,
)
const insertTask = query(
  `insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at, matter, team_id)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)`,
)
const insertSign = query(
  `insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at, matter, claimed_by, claimed_at, handed_to, stands_for)
   values ($1, $2, $3, $4, $5, 'sign', $6, $6, $7, $8, $9, $10, $8, $10, $11)`,
)
const delegateTask = query(
  `update cases.task set delegated_by = $3 where case_id = $1 and subject_id = $2 and done_at is null and matter is null`,
)
const moveTask = query(
  'update cases.task set due_on = $3, warn_on = $4 where case_id = $1 and subject_id = $2 and done_at is null and matter is null',
)
const finishTask = query(
  `update cases.task set done_at = $3, done_by = $4
   where case_id = $1 and subject_id = $2 and done_at is null and matter is not distinct from $5`,
)
/** Nothing but the log grows: what somebody has on screen is as new as before. */
export const updateHead = query(
  'update cases."case" set last_seq = $3, last_hash = $4 where subject_id = $1 and id = $2',
)
const urgeTask = query(
  `update cases.task set urged = urged + 1, urged_on = $3
   where case_id = $1 and subject_id = $2 and done_at is null and matter is null`,
)
const handTask = query(
  `update cases.task set claimed_by = $3, claimed_at = $4, handed_to = $3, stands_for = $5
   where case_id = $1 and subject_id = $2 and done_at is null and matter is null`,
)
/** Whoever has it again keeps no trace of having been away. */
const moveHeld = query(
  `update cases.task set claimed_by = $4, claimed_at = $5, handed_to = $4, stands_for = $6,
     moved_from = case when stands_for is null or $4 is distinct from stands_for then coalesce(stands_for, $3) end,
     moved_on = case when stands_for is null or $4 is distinct from stands_for then $7::date end
   where case_id = $1 and subject_id = $2 and done_at is null and desk = 'office' and claimed_by = $3
     and case when $8::uuid is null then kind <> 'sign' else matter = $8 end`,
)
const moveMatters = query(
  `update cases.task set agency_id = $3 where case_id = $1 and subject_id = $2 and done_at is null and matter is not null and kind <> 'other-record'`,
)
const followUpColumns = `id, kind, material, opened_on, opened_by, due_on, remind_on, reminded_on, state, outcome, array(select e.actor_id
   from cases.event e where e.subject_id = f.subject_id and e.case_id = f.case_id and e.kind in ('decided', 'authorised')) as deciders,
   (select t.agency_id from cases.task t where t.case_id = f.case_id and t.subject_id = f.subject_id and t.matter = f.id and t.done_at is null) as at`
export const findFollowUps = query<FollowUp>(
  `select ${followUpColumns} from cases.follow_up f where subject_id = $1 and case_id = $2 order by opened_on, id`,
)
export const lockFollowUp = query<FollowUp>(
  `select ${followUpColumns} from cases.follow_up f where subject_id = $1 and case_id = $2 and id = $3 for update`,
)
const insertFollowUp = query(
  `insert into cases.follow_up (subject_id, case_id, id, kind, material, opened_on, opened_by, due_on, remind_on, state)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
const changeFollowUp = query(
  `update cases.follow_up set state = $4, outcome = $5, reminded_on = coalesce($6, reminded_on)
   where subject_id = $1 and case_id = $2 and id = $3`,
)
const dropFollowUps = query(
  `update cases.follow_up set state = 'dropped' where subject_id = $1 and case_id = $2 and state in ('waiting', 'due')`,
)
const dropLookFollowUps = query(
  `update cases.follow_up set state = 'dropped' where subject_id = $1 and case_id = $2 and kind = 'other-record' and state = 'due'`,
)
const dropLookTasks = query(
  `update cases.task set done_at = $3, done_by = $4 where case_id = $1 and subject_id = $2 and done_at is null and kind = 'other-record'`,
)
const dropMatters = query(
  `update cases.task set done_at = $3, done_by = $4 where case_id = $1 and subject_id = $2 and done_at is null and matter is not null`,
)

/** From when on a task is warned of, and whose it is of the desk: a team's, or everybody's. */
export interface TaskPlace {
  readonly warnOn: Day | null
  readonly team: string | null
}

/** What is still to be done about a case is asked of all the desk, and has a term of its own. */
const nobodys: TaskPlace = { warnOn: null, team: null }

/** 待办 of a case, with the day from which it is warned of. */
function openTask(
  changed: Case,
  { kind, dueOn, at = changed.agency_id }: NextTask,
  now: Date,
  { warnOn, team }: TaskPlace,
  matter: string | null = null,
): Statement {
  const away = changed.outlet_agency_id !== null && changed.outlet_agency_id !== changed.agency_id
  return insertTask(
    at,
    newId(),
    changed.subject_id,
    changed.id,
    changed.item,
    kind,
    dueOn ?? changed.due_on,
    dueOn === undefined ? warnOn : null,
    away,
    now,
    matter,
    team,
  )
}

/** Writes a new case, its number, first event and first task; what waits for another case of its bundle is nobody's task yet. @returns the writes, and the case as it stands then */
export function recordNewCase(
  context: Context,
  opened: Case,
  event: CaseEvent,
  task: NextTask | null,
  {
    alike,
    ...place
  }: TaskPlace & {
    /** By what the same application is known again. */
    readonly alike: readonly string[]
  },
): { readonly statements: Statement[]; readonly recorded: Case } {
  const { seq, hash, statements } = chained(context, opened, event)
  const writes = [
    insertCase(
      opened.subject_id,
      opened.id,
      opened.number,
      opened.item,
      opened.item_version,
      opened.subject_kind,
      opened.subject_name,
      opened.agency_id,
      opened.outlet_id,
      opened.outlet_agency_id,
      opened.stage,
      json(opened.hold),
      opened.version,
      opened.subject_id,
      context.actorId,
      context.authority,
      json(opened.agent),
      json(opened.form),
      json(opened.materials),
      opened.handled_by,
      opened.submitted_on,
      opened.accepted_on,
      opened.limit_length,
      opened.limit_unit,
      opened.limit_start,
      json(opened.holds),
      opened.due_on,
      opened.provisional,
      opened.calendar_hash,
      seq,
      hash,
      context.now,
      opened.batch_id,
      opened.client_id,
      json(opened.client_reference),
      json(opened.acting),
      json(opened.counter),
      opened.bundle_id,
      alike,
    ),
    insertNumber(opened.number, opened.subject_id, opened.id),
    ...statements,
    ...(task === null ? [] : [openTask(opened, task, context.now, place)]),
  ]
  return { statements: writes, recorded: { ...opened, last_seq: seq, last_hash: hash } }
}

/** Writes what an act changed: the case, the event chained to the one before, the task done and the next one. */
export function recordTransition(
  context: Context,
  before: Case,
  transition: Transition,
  place: TaskPlace,
): Statement[] {
  const { next, event, moves, urges } = transition
  const isQuiet =
    urges === true || transition.isQuiet === true || (moves !== undefined && before.signing === next.signing)
  const due = next.due_on === before.due_on ? {} : { due: next.due_on }
  const body = { ...event.body, ...due, ...lawOf(context, before, transition) }
  const { seq, hash, statements } = chained(context, before, { ...event, body })
  return [
    isQuiet ? updateHead(next.subject_id, next.id, seq, hash) : caseUpdate(before, next, seq, hash),
    ...statements,
    ...(urges === true ? [urgeTask(next.id, next.subject_id, context.today)] : []),
    ...stepTaskWrites(context, transition, place),
    ...signWrites(context, before, next),
    ...dueWrites(before, transition, place.warnOn),
    ...followUpWrites(context, before, transition),
  ]
}

/** A decision pins the law that it was made under, so that it can be derived again (D-20): its hash stands in the chained log. */
function lawOf(
  { law }: Context,
  before: Case,
  { next, event }: Pick<Transition, 'next' | 'event'>,
): { readonly law?: string } {
  return next.outcome !== before.outcome || event.kind === 'decided' ? { law: law.hash } : {}
}

/** The task of the step: done and followed by the next one, or given to somebody. */
function stepTaskWrites(
  context: Context,
  { next, task, handsTo, moves, delegates }: Transition,
  place: TaskPlace,
): Statement[] {
  const { id, subject_id: subject } = next
  const { now, actorId } = context
  return [
    ...(task === 'stays' ? [] : [finishTask(id, subject, now, actorId, null)]),
    ...(task === null || task === 'stays' ? [] : [openTask(next, task, now, place)]),
    ...(handsTo === undefined ? [] : [handTask(id, subject, handsTo.to, now, handsTo.standsFor)]),
    ...(moves === undefined ? [] : [moveTo(context, next, moves)]),
    ...(delegates === undefined ? [] : [delegateTask(id, subject, delegates.by)]),
  ]
}

/** 延期: the task that stays is due with its case. */
function dueWrites(before: Case, { next, task }: Transition, warnOn: Day | null): Statement[] {
  if (task !== 'stays' || next.due_on === before.due_on) return []
  return [moveTask(next.id, next.subject_id, next.due_on, warnOn)]
}

function moveTo(
  { now, today }: Context,
  { id, subject_id: subject }: Case,
  { from, to, standsFor, signer }: NonNullable<Transition['moves']>,
): Statement {
  return moveHeld(id, subject, from, to, now, standsFor, today, signer ?? null)
}

/** Each who is asked to sign has a task of his own, with his name on it, until he has signed or is not waited for any more. */
function signWrites({ now, actorId }: Context, before: Case, next: Case): Statement[] {
  const [was, is] = [waitedFor(before), waitedFor(next)]
  const away = next.outlet_agency_id !== null && next.outlet_agency_id !== next.agency_id
  return [
    ...was
      .filter(({ id }) => !is.some((one) => one.id === id))
      .map(({ id }) => finishTask(next.id, next.subject_id, now, actorId, id)),
    ...is
      .filter(({ id }) => !was.some((one) => one.id === id))
      .map(({ id, staff, standsFor, until }) =>
        insertSign(
          next.agency_id,
          newId(),
          next.subject_id,
          next.id,
          next.item,
          until,
          away,
          now,
          id,
          staff,
          standsFor,
        ),
      ),
  ]
}

function waitedFor({ signing }: Case): readonly Signer[] {
  return (signing?.signers ?? []).filter(({ state }) => state === 'asked')
}

/** What an act opens, does or drops of what is still to be done; nothing for most acts. */
function followUpWrites(context: Context, before: Case, transition: Transition): Statement[] {
  const { next, followUps = [], followUp, dropsFollowUps } = transition
  const { subject_id: subject, id } = next
  return [
    ...(before.agency_id === next.agency_id ? [] : [moveMatters(id, subject, next.agency_id)]),
    ...(dropsFollowUps === true
      ? [dropFollowUps(subject, id), dropMatters(id, subject, context.now, context.actorId)]
      : []),
    ...(before.others !== null && before.others.length > 0 && next.stage === 'closed'
      ? dropLooks(context, next)
      : []),
    ...(followUp === undefined ? [] : changedFollowUp(context, next, followUp)),
    ...followUps.flatMap((opened) => openFollowUp(context, next, opened)),
  ]
}

/** 另一份登记: decided, nobody is asked any more to look before. */
function dropLooks({ now, actorId }: Context, { subject_id: subject, id }: Case): Statement[] {
  return [dropLookFollowUps(subject, id), dropLookTasks(id, subject, now, actorId)]
}

function changedFollowUp(
  context: Context,
  { subject_id: subject, id }: Case,
  { id: matter, state, outcome, reminded }: NonNullable<Transition['followUp']>,
): Statement[] {
  const ends = state === 'done' || state === 'dropped'
  return [
    changeFollowUp(subject, id, matter, state, outcome, reminded === true ? context.today : null),
    ...(ends ? [finishTask(id, subject, context.now, context.actorId, matter)] : []),
  ]
}

function openFollowUp(
  context: Context,
  next: Case,
  { kind, material, due_on, remind_on, state, at }: NewFollowUp,
) {
  const id = newId()
  const { today, actorId, now } = context
  return [
    insertFollowUp(next.subject_id, next.id, id, kind, material, today, actorId, due_on, remind_on, state),
    ...(state === 'due'
      ? [openTask(next, { kind, dueOn: due_on, ...(at === undefined ? {} : { at }) }, now, nobodys, id)]
      : []),
  ]
}

/** The task of a follow-up whose day has come. */
export function openMatter(changed: Case, task: NextTask, now: Date, matter: string): Statement {
  return openTask(changed, task, now, nobodys, matter)
}

/** Writes the due day that a new calendar gives a case, with its event; whoever works on it keeps it. */
export function recordRedating(
  context: Context,
  before: Case,
  { next, event }: Pick<Transition, 'next' | 'event'>,
  warnOn: Day | null,
): Statement[] {
  const { seq, hash, statements } = chained(context, before, event)
  return [
    caseUpdate(before, next, seq, hash),
    ...statements,
    moveTask(next.id, next.subject_id, next.due_on, warnOn),
  ]
}

/** Most acts move only stage and step; form, materials, holds and agency are written when they changed. */
function caseUpdate(before: Case, next: Case, seq: number, hash: Buffer): Statement {
  const onlyMoved =
    before.form === next.form &&
    before.materials === next.materials &&
    before.hold === next.hold &&
    before.agency_id === next.agency_id &&
    before.due_on === next.due_on &&
    before.provisional === next.provisional &&
    before.calendar_hash === next.calendar_hash &&
    before.confirmations === next.confirmations &&
    before.signing === next.signing &&
    before.others === next.others &&
    before.holds.length === 0
  return onlyMoved
    ? updateStanding(
        next.subject_id,
        next.id,
        next.stage,
        next.step,
        next.outcome,
        next.handled_by,
        next.accepted_on,
        next.closed_on,
        seq,
        hash,
      )
    : updateCase(
        next.subject_id,
        next.id,
        next.agency_id,
        next.stage,
        next.step,
        json(next.hold),
        next.outcome,
        json(next.form),
        json(next.materials),
        next.handled_by,
        next.accepted_on,
        next.closed_on,
        json(next.holds),
        next.due_on,
        next.provisional,
        seq,
        hash,
        next.calendar_hash,
        json(next.confirmations),
        json(next.signing),
        next.extension_length,
        json(next.others),
      )
}
