import type { EmployerMandate } from '@tongban/contracts/access'
import type { MessageKind } from '@tongban/contracts/sending'

import type { Context } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { tell } from '../messages/index.ts'

/** Whose mandate it is, and for which employer. */
export interface Concerned {
  readonly subject: string
  readonly employer: { readonly name: string; readonly agency_id: string }
  readonly holder: string
  readonly holderName: string
  readonly kind: EmployerMandate
}

type Telling = (
  secrets: Pick<Secrets, 'seal'>,
  context: Pick<Context, 'now' | 'today'>,
  concerned: Concerned,
) => Statement[]

/** Tells the holder, and the employer on its own telephone and in its inbox, that somebody may act for it now. */
export const tellGiven: Telling = tellBoth('mandate-given', 'clerk-appointed')

/** Tells both that he may no longer. */
export const tellTaken: Telling = tellBoth('mandate-taken', 'clerk-dismissed')

function tellBoth(toHolder: MessageKind, toEmployer: MessageKind): Telling {
  return (secrets, context, { subject, employer, holder, holderName }) => {
    const about = { caseId: null, seq: 0, agencyId: employer.agency_id }
    const named = (name: string): string => secrets.seal(name).toString('base64')
    return [
      ...tell(context, { ...about, subjectId: holder }, [
        { kind: toHolder, facts: { on: context.today, employer: named(employer.name) } },
      ]),
      ...tell(context, { ...about, subjectId: subject }, [
        { kind: toEmployer, facts: { on: context.today, agent: named(holderName) } },
      ]),
    ]
  }
}
