import type { Rows, Statement, Tx } from '../../platform/database.ts'
import { takeTurn } from '../../platform/turns.ts'
import { type CasePlace, findCaseAgencies, findCasePlaces } from '../cases/index.ts'
import { findRegistered } from '../employers/index.ts'
import { findAgenciesOf } from '../enrolment/index.ts'
import { findCalled, findDocumentsOf } from '../people/index.ts'
import { findFamilies } from '../subjects/index.ts'
import type { SearchDeps } from './deps.ts'
import { fold } from './folding.ts'
import { enterCases, enterSubjects, removeOtherSubjects } from './store.ts'
import { caseKey, documentKey, telephoneKey, usccKey } from './terms.ts'
import { type Entry, syllablesOf, tokensOf, vectorOf } from './tokens.ts'

type Secrets = SearchDeps['secrets']

/** Whoever enters reads what is so only after everybody before him has written: what he enters is never older. */
export const entering = takeTurn('search')

/** Somebody to be entered, and with which agencies he has to do. */
interface Known extends Entry {
  readonly subjectId: string
  readonly agencies: ReadonlySet<string>
}

/** Enters several subjects into the register of names as the registers know them now. */
export async function enter(secrets: Secrets, tx: Tx, subjects: readonly string[]): Promise<void> {
  const [, every] = await tx.load(entering, findFamilies([...new Set(subjects)]))
  const ids = every.map(({ id }) => id).toSorted()
  const staying = new Map(every.map(({ id, subject_id }) => [id, subject_id]))
  const facts = await tx.load(...readFacts(ids))
  const rows = wholeOf(knownOf(secrets, facts), staying).flatMap(rowsOf)
  const column = (at: number): unknown[] => rows.map((row) => row[at])
  tx.record(
    removeOtherSubjects(ids, column(0), column(1)),
    enterSubjects(...[0, 1, 2, 3, 4, 5, 6].map(column)),
  )
}

/** Enters several subjects with all their cases: an employer may have tens of thousands, and none of them moves when his name changes. */
export async function enterWithCases(secrets: Secrets, tx: Tx, subjects: readonly string[]): Promise<void> {
  await enter(secrets, tx, subjects)
  const [places] = await tx.load(findCasePlaces(subjects))
  tx.record(enteringCases(secrets, places))
}

/** Whose records were merged is found once, by what each of them says and at the agencies of each, under the name of the one that stays. */
function wholeOf(known: readonly Known[], staying: ReadonlyMap<string, string>): Known[] {
  const byPerson = Map.groupBy(known, ({ subjectId }) => staying.get(subjectId) ?? subjectId)
  return [...byPerson].flatMap(([subjectId, all]) => {
    const stays = all.find((one) => one.subjectId === subjectId)
    if (stays === undefined || all.length === 1) return all
    const keys = [...new Set(all.flatMap((one) => one.keys))]
    return [{ ...stays, keys, agencies: new Set(all.flatMap((one) => [...one.agencies])) }]
  })
}

/** Enters cases of subjects that are entered where they stand. */
export function enteringCases(secrets: Secrets, places: readonly CasePlace[]): Statement {
  return enterCases(
    places.map((place) => place.subject_id),
    places.map((place) => place.case_id),
    places.map((place) => place.agency_id),
    places.map((place) => caseKey(secrets, place.number)),
  )
}

function readFacts(ids: readonly string[]) {
  return [
    findCalled(ids),
    findDocumentsOf(ids),
    findRegistered(ids),
    findAgenciesOf(ids),
    findCaseAgencies(ids),
  ] as const
}

function knownOf(
  secrets: Secrets,
  [people, documents, employers, enrolments, places]: Rows<ReturnType<typeof readFacts>>,
): Known[] {
  const documentsOf = Map.groupBy(documents, (row) => row.subject_id)
  const enrolledAt = new Map(enrolments.map((row) => [row.subject_id, row.agencies]))
  const placesOf = Map.groupBy(places, (row) => row.subject_id)
  const agenciesOf = (id: string): string[] => (placesOf.get(id) ?? []).map((place) => place.agency_id)
  return [
    ...people.map(({ subject_id: id, name, pinyin, telephone }) => ({
      subjectId: id,
      kind: 'person' as const,
      name,
      pinyin,
      keys: [
        ...(documentsOf.get(id) ?? []).map(({ kind, number }) =>
          documentKey(secrets, kind, secrets.open(number)),
        ),
        ...(telephone === null ? [] : [telephoneKey(secrets, secrets.open(telephone))]),
      ],
      agencies: new Set([...(enrolledAt.get(id) ?? []), ...agenciesOf(id)]),
    })),
    ...employers.map(({ subject_id: id, name, pinyin, uscc, telephone, agency_id }) => ({
      subjectId: id,
      kind: 'employer' as const,
      name,
      pinyin,
      keys: [
        usccKey(secrets, uscc),
        ...(telephone === null || telephone === '' ? [] : [telephoneKey(secrets, telephone)]),
      ],
      agencies: new Set([agency_id, ...agenciesOf(id)]),
    })),
  ]
}

/** One row for each agency: subject, agency, kind, name, folded, spelled, tokens. */
function rowsOf(known: Known): (readonly string[])[] {
  const { subjectId, kind, name, pinyin, agencies } = known
  const [folded, spelled, tokens] = [fold(name), syllablesOf(pinyin).join(''), tokensOf(known)]
  return [...agencies].map((agency) => [
    subjectId,
    agency,
    kind,
    name,
    folded,
    spelled,
    vectorOf(kind, agency, tokens),
  ])
}
