import type { CaseDetail } from '@tongban/contracts/cases'
import type { Day } from '@tongban/policy'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { findDetail } from '../reading/find.ts'
import { openingToAuthorise } from '../reading/record.ts'

const waiting = query<{
  subject_id: string
  id: string
  number: string
  item: string
  accepted_by: string
  submitted_on: Day
}>('select subject_id, id, number, item, accepted_by, submitted_on from cases.to_authorise($1, $2)')

/**
 * 待当场授权: what colleagues of this outlet have accepted and may be confirmed on the spot, without name or content.
 * @throws Refusal visits.no-outlet
 */
export async function findToAuthorise(deps: CaseDeps, context: Context) {
  const { outletId, actorId } = context
  if (outletId === null) throw new Refusal('visits.no-outlet')
  const [rows] = await deps.database.read(scopeOf(context), waiting(outletId, actorId))
  return {
    rows: rows.map((row) => ({
      subject: row.subject_id,
      case: row.id,
      number: row.number,
      itemName: deps.catalogue.nameOf(row.item),
      acceptedByName: deps.staffName(row.accepted_by),
      submittedOn: row.submitted_on,
    })),
  }
}

/**
 * One of them, for its confirmation: the case and nothing else of the person; the look is in the audit before the answer.
 * @throws Refusal cases.not-found, also once it was decided
 */
export async function findOneToAuthorise(
  deps: CaseDeps,
  context: Context,
  subject: string,
  id: string,
): Promise<CaseDetail> {
  return await findDetail(deps, context, subject, id, {
    opens: openingToAuthorise,
    act: 'cases.read-to-authorise',
  })
}
