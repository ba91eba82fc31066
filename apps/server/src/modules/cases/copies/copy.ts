import type { CaseDetail, CaseView } from '@tongban/contracts/cases'
import type { CopyRow } from '@tongban/contracts/office-verbs'
import type { Day } from '@tongban/policy'

import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import { lastId, pageFrom } from '../../../platform/cursor.ts'
import { query, type Statement } from '../../../platform/database.ts'
import type { Command } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { officeRoles } from '../../absences/index.ts'
import { type Colleague, findColleagues, withHidden } from '../../staff/index.ts'
import { actOnCase } from '../acts/act.ts'
import type { Acted } from '../acts/commands.ts'
import { requireStage } from '../acts/situation.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { findDetail } from '../reading/find.ts'
import { opening } from '../reading/record.ts'
import { findCase, letReceiverIn } from '../store.ts'

const worker = { path: 'worker' } as const
const pageSize = 50
const insertCopy = query(
  `insert into cases.copy (subject_id, case_id, id, staff_id, agency_id, number, item, by_id, note, sent_on) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
   on conflict (case_id, staff_id) do nothing`,
)
const listCopies = query<{
  id: string
  subject_id: string
  case_id: string
  number: string
  item: string
  by_id: string
  note: string
  sent_on: Day
  seen_on: Day | null
}>(
  `select id, subject_id, case_id, number, item, by_id, note, sent_on, seen_on from cases.copy
   where staff_id = $1 and id < $2 and cases.copied(subject_id, case_id, $1, $3) is not null order by id desc limit $4`,
)
const countUnseen = query<{ count: number }>(
  `select count(*) as count from (select from cases.copy where staff_id = $1 and seen_on is null and cases.copied(subject_id, case_id, $1, $2) is not null
   limit 100) unseen`,
)
const seeCopy = query(
  `update cases.copy set seen_on = $4 where subject_id = $1 and case_id = $2 and staff_id = $3 and seen_on is null`,
)
const enterCopy = query<{ subject_id: string; stage: string; agency_id: string }>(
  'select subject_id, stage, agency_id from cases.enter_copy($1, $2, $3, $4)',
)

/**
 * 抄送: named colleagues of the city may read this one case and are told so, without a task. Nobody is copied what is his own record.
 * @throws Refusal cases.no-colleague and what every act may refuse
 */
export async function copyCase(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { to, note, ...acted }: Acted & { readonly to: readonly string[]; readonly note: string },
): Promise<CaseView> {
  const [colleagues] = await deps.database.read(
    worker,
    findColleagues(
      deps.agencies.all().map(({ id }) => id),
      officeRoles,
      context.today,
    ),
  )
  return await actOnCase(deps, context, command, acted, (situation) => {
    const { found, actorId } = requireStage(situation, ['submitted', 'accepted', 'review', 'closed'])
    const able = readersOf(deps, colleagues, found, actorId)
    const readers = [...new Set(to)].map((id) => able.find(({ staff_id }) => staff_id === id))
    const known = readers.filter((one) => one !== undefined)
    if (known.length < readers.length) throw refusalAt('cases.no-colleague', 'to')
    const copied = copiedTo(context, found, known, note)
    const receivers = letReceiverIn([...context.agencies, ...known.map(({ agency_id }) => agency_id)])
    return { ...copied, writes: [receivers, ...(copied.writes ?? [])] }
  })
}

/** The act itself: each of them may read the case from now on. */
function copiedTo(
  context: Pick<Context, 'actorId' | 'today'>,
  found: Case,
  readers: readonly Colleague[],
  note: string,
): Transition {
  return {
    next: found,
    event: { kind: 'copied', body: { to: readers.map(({ staff_id }) => staff_id).join(',') }, note },
    task: 'stays',
    effect: false,
    writes: readers.map((reader) => insertFor(context, found, reader, note)),
  }
}

function insertFor(
  { actorId, today }: Pick<Context, 'actorId' | 'today'>,
  { subject_id: subject, id, number, item }: Case,
  { staff_id: reader, agency_id: agency }: Colleague,
  note: string,
): Statement {
  return insertCopy(subject, id, newId(), reader, agency, number, item, actorId, note, today)
}

/** Those who work in an office of the same city, each once. */
function readersOf(
  { agencies, hidden }: Pick<CaseDeps, 'agencies' | 'hidden'>,
  colleagues: readonly Colleague[],
  found: Case,
  actorId: string,
): Colleague[] {
  const city = agencies.cityOf(found.agency_id)?.id ?? found.agency_id
  const places = agencies.subtree(city)
  const able = withHidden(colleagues, hidden.by(), agencies.subtree, found.agency_id).filter(
    ({ staff_id, agency_id, closed }) =>
      staff_id !== actorId && !closed.includes(found.subject_id) && places.includes(agency_id),
  )
  return [...new Map(able.map((one) => [one.staff_id, one])).values()]
}

/** 可以抄送给谁. @throws Refusal cases.not-found */
export async function findReaders(
  deps: CaseDeps,
  context: Context,
  { subject, id }: Pick<Acted, 'subject' | 'id'>,
): Promise<{ rows: { id: string; name: string; agencyName: string }[] }> {
  const [, [found]] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, id),
    findCase(subject, id),
  )
  if (found === undefined || !context.agencies.includes(found.agency_id)) throw new Refusal('cases.not-found')
  const all = deps.agencies.all().map(({ id: agency }) => agency)
  const [colleagues] = await deps.database.read(worker, findColleagues(all, officeRoles, context.today))
  const rows = readersOf(deps, colleagues, found, context.actorId).map((one) => ({
    id: one.staff_id,
    name: one.name,
    agencyName: deps.agencies.nameOf(one.agency_id),
  }))
  return { rows }
}

/** 抄送我的: which cases, by whom and why; neither whose they are nor what they say. The newest first. */
export async function findCopies(
  deps: CaseDeps,
  context: Context,
  after: string = lastId,
): Promise<{ rows: CopyRow[]; next: string | null; unseen: number }> {
  const { actorId, today } = context
  const [found, [count]] = await deps.database.read(
    scopeOf(context),
    listCopies(actorId, after, today, pageSize + 1),
    countUnseen(actorId, today),
  )
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  const rows = page.map((row) => ({
    id: row.id,
    subject: row.subject_id,
    case: row.case_id,
    number: row.number,
    itemName: deps.catalogue.nameOf(row.item),
    byName: deps.staffName(row.by_id),
    note: row.note,
    sentOn: row.sent_on,
    isSeen: row.seen_on !== null,
  }))
  return { rows, next, unseen: count?.count ?? 0 }
}

/**
 * One of them to read, until thirty days after it is closed; the look is in the audit before the answer. Nothing is done about it on this way.
 * @throws Refusal cases.not-found
 */
export async function readCopy(
  deps: CaseDeps,
  context: Context,
  { subject, id }: Pick<Acted, 'subject' | 'id'>,
): Promise<CaseDetail> {
  const opens = (_: unknown, of: string, caseId: string) =>
    enterCopy(of, caseId, context.actorId, context.today)
  const [opened] = await deps.database.read(scopeOf(context), opens(context, subject, id))
  if (opened.length === 0) throw new Refusal('cases.not-found') // also of a case that he reads on another way
  const detail = await findDetail(deps, context, subject, id, { opens, act: 'cases.read-copy' })
  await deps.database.transaction(scopeOf(context), async (tx) =>
    tx.record(seeCopy(subject, id, context.actorId, context.today)),
  )
  return { ...detail, can: [] }
}
