import type { CallBackDetail, CallBackTask } from '@tongban/contracts/ratings'
import { callBackDue, type Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dueCursor, firstId, pageFrom, readCursor } from '../../platform/cursor.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countManagerTasks, findManagerTasks, type ManagerView } from '../cases/index.ts'
import { findEmployerTelephones } from '../employers/index.ts'
import { contactsOf, findContacts } from '../people/index.ts'
import type { RatingDeps } from './deps.ts'
import { answerOf, opened } from './own.ts'
import type { Contact } from './record.ts'
import { findBad, findRatings, type RatingRow } from './store.ts'

const pageSize = 50

/** 回访任务: whom somebody must call back, lateness first; neither who it is nor what he wrote. */
export async function listCallBacks(
  deps: RatingDeps,
  context: Context,
  asked: { readonly view: ManagerView; readonly after?: string | undefined },
): Promise<{ rows: CallBackTask[]; next: string | null }> {
  const [day = '', id = ''] = readCursor(asked.after, dueCursor, ['-infinity', firstId])
  const { database } = deps
  const [tasks] = await database.read(
    scopeOf(context),
    findManagerTasks(asked.view, context, [day, id], pageSize + 1),
  )
  const { page, next } = pageFrom(tasks, pageSize, (last) => `${last.due_on}_${last.id}`)
  const [rows] = await database.read(
    scopeOf(context),
    findRatings(
      context.agencies,
      page.map(({ matter }) => matter),
    ),
  )
  const ratings = new Map(rows.map((row) => [row.id, row]))
  return {
    rows: page.flatMap(({ matter, warn_on: warnOn }) => {
      const row = ratings.get(matter)
      return row === undefined ? [] : [taskView(deps, row, warnOn, context.today)]
    }),
    next,
  }
}

/** How many wait, are late, or soon will be. */
export async function countCallBacks({ database }: RatingDeps, context: Context) {
  const [[row]] = await database.read(scopeOf(context), countManagerTasks(context))
  return row ?? { agency: 0, late: 0, warned: 0 }
}

/**
 * One of them, with what was written and where he is reached; the look is in the audit before the answer. Whoever is rated sees nothing
 * of it. @throws Refusal ratings.none, ratings.own-act
 */
export async function findCallBack(deps: RatingDeps, context: Context, id: string): Promise<CallBackDetail> {
  const [[row]] = await deps.database.read(scopeOf(context), findBad(context.agencies, id))
  const found = requireOthers(context, row)
  const contact = await contactOf(deps, found)
  await deps.audit.look(context, {
    act: 'ratings.answer',
    ...(found.subject_id === null ? {} : { subjectId: found.subject_id }),
    ...(found.about === 'case' && found.about_id !== null ? { caseId: found.about_id } : {}),
  })
  const { warn, length, source } = callBackDue(context.law, found.given_on)
  const answer = answerOf(deps, found)
  return {
    ...taskView(deps, found, warn, context.today),
    reasons: [...found.reasons],
    words: opened(deps.secrets, found.words),
    ...contact,
    servedOn: found.served_on,
    term: `${length} 个工作日，${source.document}（期限待核实）`,
    answer: answer === null ? null : { ...answer, byName: deps.staffName(found.answered_by ?? '') },
  }
}

/** Nobody sees to the rating of his own act, or to his own rating. @throws Refusal ratings.none, ratings.own-act */
export function requireOthers(
  { actorId, ownSubjectId }: Pick<Context, 'actorId' | 'ownSubjectId'>,
  row: RatingRow | undefined,
): RatingRow {
  if (row === undefined) throw new Refusal('ratings.none')
  if (row.hands.includes(actorId) || (ownSubjectId !== null && row.subject_id === ownSubjectId))
    throw new Refusal('ratings.own-act')
  return row
}

/** What he said himself, else the telephone on record. */
async function contactOf({ database, secrets }: RatingDeps, row: RatingRow): Promise<Contact> {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- sealed by recordRating
  const said = JSON.parse(row.contact === null ? '{}' : secrets.open(row.contact)) as Partial<Contact>
  const { name = null, what = null, telephone = null } = said
  if (telephone !== null || row.subject_id === null) return { name, what, telephone }
  const asked = [row.subject_id]
  const [people, employers] = await database.read(
    { path: 'worker' },
    findContacts(asked),
    findEmployerTelephones(asked),
  )
  const known = contactsOf(secrets, people).get(row.subject_id)?.telephone
  return { name, what, telephone: known ?? employers[0]?.telephone ?? null }
}

function taskView(
  { agencies, outlets, catalogue }: RatingDeps,
  row: RatingRow,
  warnOn: Day,
  today: Day,
): CallBackTask {
  const due = row.due_on ?? row.given_on
  const open = row.answered_on === null
  return {
    id: row.id,
    agencyName: agencies.nameOf(row.agency_id),
    grade: row.grade,
    itemName: row.item === null ? null : catalogue.nameOf(row.item),
    outletName: row.outlet_id === null ? null : outlets.nameOf(row.outlet_id),
    givenOn: row.given_on,
    dueOn: due,
    warned: open && warnOn <= today,
    late: open && due < today,
  }
}
