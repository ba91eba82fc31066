import type { Day } from '@tongban/policy'

import type { PlannedCase } from './cases.ts'
import { givenNames } from './names.ts'
import type { CityPlan } from './plan.ts'

/** What planning needs to know. */
interface PracticeInput {
  readonly plan: CityPlan
  /** How many, over all agencies. */
  readonly count: number
  /** The last one at the end. */
  readonly workingDays: readonly Day[]
  /** So many people at the beginning are left alone, and who has a case already. */
  readonly spared: number
  readonly taken: ReadonlySet<number>
}

const daysBack = 3

/**
 * 培训: cases that came in during the last days and that nobody has looked at, so that whoever learns finds some on his desk that he can accept, send back with
 * one notice, or decide on. Planned without a throw of the dice.
 */
export function planPractice({ plan, count, workingDays, spared, taken }: PracticeInput): PlannedCase[] {
  const clerks = plan.staff.flatMap(({ role, agencyId }, at) =>
    role === 'counter-clerk' ? [{ area: agencyId.slice(0, 6), at }] : [],
  )
  const last = workingDays.length - 1
  return plan.persons
    .flatMap(({ name, sex, enrolments, householdArea }, subject) => {
      const fits =
        subject >= spared && !taken.has(subject) && enrolments.length > 0 && /^[一-龥]{2,3}$/.test(name)
      const clerk = clerks.find(({ area }) => area === householdArea)
      return fits && clerk !== undefined ? [{ subject, name, sex, clerk: clerk.at }] : []
    })
    .slice(0, count)
    .map(({ subject, name, sex, clerk }, index) => ({
      subject,
      of: 'person',
      item: 'person-change-key',
      form: { what: 'name', name: otherName(name, sex, index), reason: '户口簿上已经更正' },
      clerk,
      accepts: false,
      at: Math.max(0, last - (index % daysBack)),
      minute: index * 3,
      fate: 'left',
      lacks: index % 2 === 0,
      waits: { acceptance: 0, correction: 0, review: 0, decision: 0 },
    }))
}

/** The family name stays, the name is another one. */
function otherName(name: string, sex: 'male' | 'female', index: number): string {
  const among = givenNames[sex].filter((given) => !name.endsWith(given))
  return `${name.slice(0, 1)}${among[index % among.length] ?? '文'}`
}
