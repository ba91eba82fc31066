import type { ClientCase } from '@tongban/contracts/client-api'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { findCase } from '../store.ts'
import { caseView } from './view.ts'

/**
 * A case as the system reads it that handed it in; the look is in the audit before the answer (D-18).
 * @throws Refusal cases.not-found
 */
export async function findClientCase(
  deps: Pick<CaseDeps, 'database' | 'audit' | 'catalogue' | 'agencies' | 'outlets'>,
  context: Context,
  subject: string,
  id: string,
): Promise<ClientCase> {
  const [[found]] = await deps.database.read(scopeOf(context), findCase(subject, id))
  if (found === undefined) throw new Refusal('cases.not-found')
  const at = { ...context, agencyId: context.client?.agencyId ?? null }
  await deps.audit.look(at, { act: 'cases.read', subjectId: subject, caseId: id })
  return clientCase(deps, found, context)
}

/** Nothing of what colleagues wrote, and no more of a hold than what it waits for. */
function clientCase(
  deps: Pick<CaseDeps, 'catalogue' | 'agencies' | 'outlets'>,
  found: Case,
  context: Context,
): ClientCase {
  const { hold, ...view } = caseView(deps, found, context)
  return {
    ...view,
    hold: hold === null ? null : { reason: hold.reason, until: hold.until, missing: hold.missing },
    reference: found.client_reference ?? { number: '' },
  }
}
