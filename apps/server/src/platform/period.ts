import type { Day } from '@tongban/policy'

import { refusalAt } from './refusal.ts'

/** The first day of a period is not after its last. @throws Refusal general.period */
export function requirePeriod(from: Day | undefined, to: Day | undefined): void {
  if (from !== undefined && to !== undefined && from > to) throw refusalAt('general.period', 'to')
}
