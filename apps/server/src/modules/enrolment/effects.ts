import { identityKinds } from '@tongban/policy'
import { z } from 'zod'

import { derivedId, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { CaseFacts, Effect } from '../catalogue/index.ts'
import { findRosterOfCause, insertRoster, undoRoster } from '../employers/index.ts'
import { findByNumberOrBehind, isSameName, isStranger, registerPerson } from '../people/index.ts'
import { noteMention } from '../shields/index.ts'
import { markRegistered, openSubject } from '../subjects/index.ts'
import { declareBases } from './bases.ts'
import { insertEnrolment, openEnrolment, undoEnrolment } from './enrolment.ts'
import { announcingEnrolment } from './events.ts'
import { endEmployees, type TellLeft } from './leaving.ts'
import { employeeSchemes } from './schemes.ts'
import { resumeEnrolment, suspendEnrolment } from './suspension.ts'

/** What decided cases write to enrolments. */
export function enrolmentEffects(secrets: Secrets, tellLeft: TellLeft): readonly Effect[] {
  return [
    openEnrolment,
    suspendEnrolment,
    resumeEnrolment,
    registerEmployees(secrets),
    endEmployees(tellLeft),
    declareBases,
  ]
}

/** The rows of the form that registers employees; the form was checked before, this gives them their shape. */
const employeeRows = z.array(
  z.object({
    name: z.string(),
    'document-kind': z.enum(identityKinds),
    'document-number': z.string(),
    from: z.string(),
    telephone: z.string().optional(),
  }),
)
type Employee = z.output<typeof employeeRows>[number]

/** Whose a number is, as the register answers it to whoever decides. */
const knownRows = z.array(
  z.object({
    subject_id: z.string().nullable(),
    name: z.string().nullable(),
    hidden_behind: z.string().nullable(),
  }),
)
const rosterRows = z.array(z.object({ person_id: z.string() }))

/**
 * 职工参保登记: puts employees onto the employer's roster and enrols them in the schemes of employees at the owning agency.
 * Who is new is taken into the register; who is known by the number keeps his record, if it bears the same name. Who is hidden from whoever decides
 * is taken on like somebody new, and her officers are told (docs/adr/hidden-people.md).
 * Law: 社会保险法 第58条.
 * @throws Refusal cases.effect when a number belongs to somebody of another name
 */
function registerEmployees(secrets: Secrets): Effect {
  return {
    name: 'employers.register-employees',
    of: ['employer'],
    inputs: {
      employees: {
        required: true,
        types: ['group'],
        rows: {
          name: { required: true, types: ['text'] },
          'document-kind': { required: true, types: ['choice'], values: identityKinds },
          'document-number': { required: true, types: ['identity-number'] },
          from: { required: true, types: ['date'] },
          telephone: { required: false, types: ['telephone'] },
        },
      },
    },
    load: ({ context }, { employees }) =>
      employeeRows
        .parse(employees)
        .map((employee) =>
          findByNumberOrBehind(
            secrets,
            employee['document-kind'],
            employee['document-number'],
            isStranger(context),
          ),
        ),
    apply: (facts, { employees }, rows) =>
      employeeRows.parse(employees).flatMap((employee, at) => {
        const [known] = knownRows.parse(rows[at] ?? [])
        const { name = null, subject_id: knownId = null, hidden_behind: behind = null } = known ?? {}
        if (name !== null && !isSameName(name, employee.name)) throw otherName(at)
        const personId = knownId ?? newId()
        return [
          openSubject(personId),
          ...(knownId === null
            ? newcomer(secrets, facts, personId, employee, behind)
            : [markRegistered(personId)]),
          ...(behind === null ? [] : [mentionOf(facts, behind, at)]),
          ...enrolled(facts, { personId, name: name ?? employee.name, from: employee.from, at }),
        ]
      }),
    loadReverse: ({ subjectId }, cause) => [findRosterOfCause(subjectId, cause)],
    reverse: ({ subjectId, caseId }, cause, [people = []]) => [
      undoRoster(subjectId, cause, caseId),
      ...rosterRows
        .parse(people)
        .flatMap(({ person_id }) => [openSubject(person_id), undoEnrolment(person_id, cause, caseId)]),
    ],
    lineOf,
    ...announcingEnrolment,
  }
}

/** The line that a case puts onto the roster for a row of its form. */
function lineOf(caseId: string, row: number): string {
  return derivedId(caseId, `roster ${row}`)
}

function newcomer(
  secrets: Secrets,
  { caseId, agencyId, context }: CaseFacts,
  subjectId: string,
  employee: Employee,
  behind: string | null,
): Statement[] {
  const { name, telephone } = employee
  const documents = [{ kind: employee['document-kind'], number: employee['document-number'] }]
  const hiddenBehind = behind ?? undefined
  const recording = { now: context.now, today: context.today, cause: caseId, agencyId, hiddenBehind }
  return registerPerson(
    secrets,
    { subjectId, status: 'registered', name, telephone, telephoneFrom: 'employer', documents },
    recording,
  )
}

function mentionOf(
  { context, subjectId: caseOf, caseId }: CaseFacts,
  behind: string,
  row: number,
): Statement {
  return noteMention(context, { subjectId: behind, caseOf, caseId, row })
}

function enrolled(
  { subjectId, agencyId, caseId, context }: CaseFacts,
  {
    personId,
    name,
    from,
    at,
  }: { readonly personId: string; readonly name: string; readonly from: string; readonly at: number },
): Statement[] {
  return [
    insertRoster(subjectId, lineOf(caseId, at), personId, name, from, null, context.now, caseId),
    ...employeeSchemes.map((scheme) =>
      insertEnrolment(personId, newId(), scheme, agencyId, subjectId, from, context.now, caseId),
    ),
  ]
}

function otherName(at: number): Refusal {
  const field = `form.employees.${at}.document-number`
  const message = '这个号码在记录里是另一个姓名，请核对证件。'
  return new Refusal('cases.effect', [{ field, code: 'cases.effect', message }])
}
