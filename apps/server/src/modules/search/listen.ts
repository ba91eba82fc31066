import type { Tx } from '../../platform/database.ts'
import { type Listener, on, onSome } from '../../platform/events.ts'
import { type CasePlace, casePlaced, findPlacesOf } from '../cases/index.ts'
import { employerChanged, findEverOfCause } from '../employers/index.ts'
import { enrolmentChanged } from '../enrolment/index.ts'
import { contactChanged, particularsChanged } from '../people/index.ts'
import { findAliasesOfCause, subjectsMerged } from '../subjects/index.ts'
import type { SearchDeps } from './deps.ts'
import { enter, entering, enteringCases } from './enter.ts'
import { findEnteredAgencies } from './store.ts'

/** Keeps the register of names as people, employers, relations and cases are (D-17). */
export function keepSearch({ secrets }: Pick<SearchDeps, 'secrets'>): readonly Listener[] {
  const anew = async (tx: Tx, { subjectId }: { readonly subjectId: string }): Promise<void> =>
    await enter(secrets, tx, [subjectId])
  return [
    on('search.person', particularsChanged, anew),
    on('search.merged', subjectsMerged, async (tx, { subjectId, cause }) => {
      const [aliases] = await tx.load(findAliasesOfCause(cause))
      await enter(secrets, tx, [subjectId, ...aliases.map(({ alias_id }) => alias_id)])
    }),
    on('search.contact', contactChanged, anew),
    on('search.employer', employerChanged, anew),
    on('search.enrolment', enrolmentChanged, async (tx, { subjectId, caseId }) => {
      const [people] = await tx.load(findEverOfCause(subjectId, caseId))
      await enter(secrets, tx, [subjectId, ...people.map((row) => row.person_id)])
    }),
    onSome('search.case', casePlaced, async (tx, moved) => {
      const subjects = moved.map(({ subjectId }) => subjectId)
      const cases = moved.map(({ caseId }) => caseId)
      const [, places, entered] = await tx.load(
        entering,
        findPlacesOf(subjects, cases),
        findEnteredAgencies(subjects),
      )
      const handedOver = new Set(moved.flatMap((one) => (one.handedOver ? [one.caseId] : [])))
      const known = new Set(entered.map((row) => `${row.subject_id} ${row.agency_id}`))
      const isNews = (place: CasePlace): boolean =>
        handedOver.has(place.case_id) || !known.has(`${place.subject_id} ${place.agency_id}`)
      const news = places.filter(isNews)
      if (news.length > 0)
        await enter(
          secrets,
          tx,
          news.map((place) => place.subject_id),
        )
      if (places.length > 0) tx.record(enteringCases(secrets, places))
    }),
  ]
}
