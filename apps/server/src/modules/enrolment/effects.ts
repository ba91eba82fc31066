import { identityKinds } from '@tongban/policy'
import { z } from 'zod'

import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Effect } from '../catalogue/index.ts'
import { insertRoster, undoRoster } from '../employers/index.ts'
import { registerPerson } from '../people/index.ts'
import { insertEnrolment, openEnrolment } from './enrolment.ts'

/** What decided cases write to enrolments. */
export function enrolmentEffects(secrets: Secrets): readonly Effect[] {
  return [openEnrolment, registerEmployees(secrets)]
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

const employeeSchemes = ['employee-pension', 'unemployment', 'work-injury'] as const

/** A new employee's record is made by this act: it opens to the act that makes it, until its commit. */
const openSubject = query(`select set_config('app.subjects', (app.subjects() || $1::uuid)::text, true)`)

/**
 * 职工参保登记: takes new employees into the register and onto the employer's roster, and enrols them in the schemes of
 * employees at the owning agency. A number that is known already belongs to somebody: the table refuses it.
 * Law: 社会保险法 第58条.
 */
function registerEmployees(secrets: Secrets): Effect {
  return {
    name: 'employers.register-employees',
    inputs: { employees: { required: true } },
    apply: ({ subjectId, agencyId, caseId, context }, { employees }) =>
      employeeRows.parse(employees).flatMap((employee) => {
        const personId = newId()
        const { name, telephone, from } = employee
        const documents = [{ kind: employee['document-kind'], number: employee['document-number'] }]
        const recording = { now: context.now, today: context.today, cause: caseId, agencyId }
        return [
          openSubject(personId),
          ...registerPerson(
            secrets,
            { subjectId: personId, status: 'registered', name, telephone, documents },
            recording,
          ),
          insertRoster(subjectId, newId(), personId, name, from, null, context.now, caseId),
          ...employeeSchemes.map((scheme) =>
            insertEnrolment(personId, newId(), scheme, agencyId, subjectId, from, context.now, caseId),
          ),
        ]
      }),
    reverse: ({ subjectId, caseId }, cause) => [undoRoster(subjectId, cause, caseId)],
  }
}
