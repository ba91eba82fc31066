import type { Day } from '@tongban/policy'

import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { tell } from './told.ts'

/**
 * 停保告知: tells somebody, in the transaction of the act, that his employer has ended his insurance there, and with which day: who still
 * works there must hear of it.
 */
export function tellLeft(secrets: Pick<Secrets, 'seal'>) {
  return (
    context: Pick<Context, 'now' | 'today'>,
    {
      personId,
      employer,
      agencyId,
      last,
    }: {
      readonly personId: string
      readonly employer: string
      readonly agencyId: string
      readonly last: Day
    },
  ): Statement[] => {
    const named = secrets.seal(employer).toString('base64')
    const facts = { on: context.today, until: last, employer: named }
    return tell(context, { subjectId: personId, caseId: null, seq: 0, agencyId }, [
      { kind: 'enrolment-ended', facts },
    ])
  }
}
