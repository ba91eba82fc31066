import type { Tx } from '../../platform/database.ts'
import { type Listener, on } from '../../platform/events.ts'
import { casePlaced, findCasePlace } from '../cases/index.ts'
import { employerChanged, findEverOfCause } from '../employers/index.ts'
import { enrolmentChanged } from '../enrolment/index.ts'
import { contactChanged, particularsChanged } from '../people/index.ts'
import type { SearchDeps } from './deps.ts'
import { enter, entering } from './enter.ts'
import { enterCases, findEnteredAgencies } from './store.ts'
import { caseKey } from './terms.ts'

/** Keeps the register of names as people, employers, relations and cases are (D-17). */
export function keepSearch({ secrets }: Pick<SearchDeps, 'secrets'>): readonly Listener[] {
  const anew = async (tx: Tx, { subjectId }: { readonly subjectId: string }): Promise<void> =>
    await enter(secrets, tx, [subjectId])
  return [
    on('search.person', particularsChanged, anew),
    on('search.contact', contactChanged, anew),
    on('search.employer', employerChanged, anew),
    on('search.enrolment', enrolmentChanged, async (tx, { subjectId, caseId }) => {
      const [people] = await tx.load(findEverOfCause(subjectId, caseId))
      await enter(secrets, tx, [subjectId, ...people.map((row) => row.person_id)])
    }),
    on('search.case', casePlaced, async (tx, { subjectId, caseId, handedOver }) => {
      const [, [place], entered] = await tx.load(
        entering,
        findCasePlace(subjectId, caseId),
        findEnteredAgencies(subjectId),
      )
      if (place === undefined) return
      const { number, agency_id: agency } = place
      const isKnownThere = entered.some((row) => row.agency_id === agency)
      if (handedOver || !isKnownThere) await enter(secrets, tx, [subjectId])
      else tx.record(enterCases([subjectId], [caseId], [agency], [caseKey(secrets, number)]))
    }),
  ]
}
