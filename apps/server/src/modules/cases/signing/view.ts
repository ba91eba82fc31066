import type { CaseDetail } from '@tongban/contracts/cases'

import type { Signing } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { resultOf } from './signing.ts'

/** Who is asked to sign and what he said; why somebody does not agree stands in the log. */
export function signingShown(
  { staffName }: Pick<CaseDeps, 'staffName'>,
  signing: Signing | null,
): CaseDetail['signing'] {
  if (signing === null) return null
  return {
    mode: signing.mode,
    byName: staffName(signing.by),
    result: resultOf(signing),
    signers: signing.signers.map(({ staff, standsFor, until, state }) => ({
      name: staffName(staff),
      standsForName: standsFor === null ? null : staffName(standsFor),
      until,
      state,
    })),
  }
}
