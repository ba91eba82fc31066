import type { Declaration } from '@tongban/contracts/declaration'
import type { FieldFault } from '@tongban/contracts/errors'

import type { Registry } from '../registry.ts'
import { daysOf } from './check-confirmation.ts'
import { fault, faultUnless } from './fault.ts'

/** 告知另一方: whose record is read beside the applicant's knows of it before anything is decided, and has days to say something. */
export function checkOthers(
  { tellsOthers, checks, steps, onTheSpot, limits }: Declaration,
  registry: Registry,
): FieldFault[] {
  const reads = registry.checks.some(({ name, others }) => others !== undefined && checks.includes(name))
  if (tellsOthers === undefined)
    return reads
      ? [fault('tellsOthers', 'required', '核对时要看另一份登记，要写明告知那份登记的本人以后等几天')]
      : []
  return [
    ...faultUnless(reads, 'tellsOthers', 'nobody', '核对时不看别人的登记，没有要告知的人'),
    ...faultUnless(
      steps.length > 0 && onTheSpot !== true,
      'tellsOthers',
      'instant',
      '要先告知另一份登记的本人，不能当场办结',
    ),
    ...faultUnless(
      Object.values(limits).every((limit) => limit === null || daysOf(tellsOthers) < daysOf(limit)),
      'tellsOthers.length',
      'longer',
      '告知以后等的天数要比办理时限短',
    ),
  ]
}
