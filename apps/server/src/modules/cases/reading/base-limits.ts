import type { BaseLimits } from '@tongban/contracts/checks'
import type { Declaration } from '@tongban/contracts/declaration'
import { contributionBase, fen, monthOf } from '@tongban/policy'
import { PolicyFault } from '@tongban/policy/rules'

import type { Context } from '../../../platform/context.ts'
import type { CaseDeps } from '../deps.ts'

/**
 * 缴费基数上下限: between what an amount of the form is paid on at the agency that would decide it, shown before handing in; null for an item that asks
 * for no base, and where the area has published none.
 */
export function baseLimitsOf(
  { agencies }: Pick<CaseDeps, 'agencies'>,
  { law, today }: Pick<Context, 'law' | 'today'>,
  { form }: Pick<Declaration, 'form'>,
  owner: string,
): BaseLimits | null {
  const area = agencies.find(owner)?.area
  const asked = form.some(({ within, fields = [] }) =>
    [within, ...fields.map((field) => field.within)].some(Boolean),
  )
  if (area === undefined || !asked) return null
  try {
    const { floorFen, ceilingFen, provisional } = contributionBase(law, {
      area,
      month: monthOf(today),
      wageFen: fen(0),
    })
    return { floorFen, ceilingFen, provisional }
  } catch (fault) {
    if (fault instanceof PolicyFault) return null
    throw fault
  }
}
