import type { Answer } from '@tongban/contracts/routes'
import { foundAtMost, searchErrors, type searchRoutes } from '@tongban/contracts/search'

import { type Context, scopeOf } from '../../platform/context.ts'
import { Refusal } from '../../platform/refusal.ts'
import { caseByKeys } from '../cases/index.ts'
import { findRegistered } from '../employers/index.ts'
import { documentView, findDocumentsOf } from '../people/index.ts'
import type { SearchDeps } from './deps.ts'
import { type Ask, findByKeys, findNamed, type Found, type Kind } from './find.ts'
import { isComplete } from './rebuild.ts'
import { type Shown, shownOf } from './shown.ts'
import { type CaseKeyRow, findCaseByKey, findNewestCases, readShape } from './store.ts'
import { readTerms, type Terms } from './terms.ts'

type Result = Answer<(typeof searchRoutes)['POST /api/search']>

/**
 * 查找: people, employers and cases of the reader's agencies, by name, pinyin, number or telephone. Whatever is shown is in the
 * audit before the answer: whose it is, never what was typed.
 * @throws Refusal search.too-short
 */
export async function search(deps: SearchDeps, context: Context, typed: string): Promise<Result> {
  const terms = readTerms(deps.secrets, typed)
  if (terms === undefined) throw new Refusal('search.too-short', [tooShort])
  const found = await findSubjects(deps, context, terms)
  const [people, employers] = [shownOf(found.person.rows), shownOf(found.employer.rows)]
  const subjects = idsOf([...people.rows, ...employers.rows])
  const [details, { newest, keys, complete }] = await Promise.all([
    readDetails(deps, people.rows, employers.rows),
    readCases(deps, context, terms, subjects),
  ])
  const cases = await caseByKeys(deps.cases, context, keys.slice(0, foundAtMost).map(keyOf))
  await lookAt(deps, context, [...people.rows, ...employers.rows], cases)
  const named = (one: Shown) => ({
    ...one,
    agencies: one.agencies.map((id) => deps.agencies.nameOf(id)),
    case: newest.get(one.subject) ?? null,
  })
  return {
    people: {
      rows: people.rows.map((one) => ({
        ...named(one),
        document: details.documents.get(one.subject) ?? null,
      })),
      more: people.more,
      near: found.person.near,
    },
    employers: {
      rows: employers.rows.map((one) => ({ ...named(one), uscc: details.usccs.get(one.subject) ?? '' })),
      more: employers.more,
      near: found.employer.near,
    },
    cases: { rows: cases, more: keys.length > foundAtMost },
    complete,
  }
}

const tooShort = {
  field: 'terms',
  code: 'search.too-short',
  message: searchErrors['search.too-short'].text['zh-CN'],
}

async function findSubjects(
  { database }: SearchDeps,
  context: Context,
  terms: Terms,
): Promise<Readonly<Record<Kind, Found>>> {
  const ask: Ask = async (...asked) =>
    asked.length === 0 ? [] : (await database.read(scopeOf(context), ...asked)).flat()
  const found = async (kind: Kind): Promise<Found> =>
    terms.by === 'number'
      ? await findByKeys(ask, kind, terms.keys)
      : await findNamed(ask, context.agencies, kind, terms)
  const [person, employer] = await Promise.all([found('person'), found('employer')])
  return { person, employer }
}

/** What tells those apart who are called the same; of those that are shown, and of nobody else. */
async function readDetails(
  { database, secrets }: SearchDeps,
  people: readonly Shown[],
  employers: readonly Shown[],
) {
  const [documents, registered] = await database.read(
    { path: 'worker' },
    findDocumentsOf(idsOf(people)),
    findRegistered(idsOf(employers)),
  )
  const inUse = documents.filter(({ verdict }) => verdict !== 'former')
  return {
    documents: new Map(inUse.map((row) => [row.subject_id, documentView(secrets, row).number])),
    usccs: new Map(registered.map((row) => [row.subject_id, row.uscc])),
  }
}

function idsOf(shown: readonly Shown[]): string[] {
  return shown.map(({ subject }) => subject)
}

/** The case of a number, and the newest cases of whoever was found. */
async function readCases(
  { database }: SearchDeps,
  context: Context,
  terms: Terms,
  subjects: readonly string[],
): Promise<{
  readonly newest: ReadonlyMap<string, string>
  readonly keys: readonly CaseKeyRow[]
  readonly complete: boolean
}> {
  const { agencies } = context
  const [shape, ofNumber, ofSubjects, newest] = await database.read(
    scopeOf(context),
    readShape(),
    findCaseByKey(agencies, terms.by === 'number' ? terms.caseKey : null),
    findNewestCases(agencies, subjects, foundAtMost + 1, foundAtMost + 1),
    findNewestCases(agencies, subjects, 1, null),
  )
  const oldestFirst = newest.toReversed()
  return {
    newest: new Map(oldestFirst.map((row) => [row.subject_id, row.case_id])), // the newest one stays
    keys: [...ofNumber, ...ofSubjects],
    complete: isComplete(shape),
  }
}

function keyOf({ subject_id: subject, case_id: id }: CaseKeyRow) {
  return { subject, id }
}

/** One entry for everybody and every case shown, under the agency that opens it; a search that shows nobody has one, too. */
async function lookAt(
  { audit }: SearchDeps,
  context: Context,
  shown: readonly Shown[],
  cases: readonly { readonly subject: string; readonly id: string; readonly agencyId: string }[],
): Promise<void> {
  const act = 'search.find'
  const looks = [
    ...shown.map(({ subject, agencies: [agency] }) => ({ agency, look: { act, subjectId: subject } })),
    ...cases.map(({ subject, id, agencyId }) => ({
      agency: agencyId,
      look: { act, subjectId: subject, caseId: id },
    })),
  ]
  if (looks.length === 0) return await audit.look(context, { act })
  await Promise.all(
    looks.map(
      async ({ agency, look }) =>
        await audit.look({ ...context, agencyId: agency ?? context.agencyId }, look),
    ),
  )
}
