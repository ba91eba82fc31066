import { type Day, daysBetween } from '@tongban/policy'

import type { Fate, PlannedCase, Says } from './cases.ts'
import { identityNumberOf } from './numbers.ts'
import type { CityPlan, PlannedPerson } from './plan.ts'

/** An employer's case as it is told here: who is named, what they say, and what becomes of it. */
interface Story {
  /** Place in `CityPlan.employers`. */
  readonly employer: number
  /** Working days before the last one. */
  readonly before: number
  readonly says: readonly (Omit<Says, 'person'> & { readonly who?: string })[]
  /** One more is named whom the register does not know. */
  readonly newcomer?: string
  readonly fate: Fate
}

const waits = { acceptance: 0, correction: 0, review: 2, decision: 1 }
/** The term for an answer lies before the decision. */
const patient = { ...waits, review: 4 }

/** One case for each state of a confirmation; the first is open on the day of the demo. */
const stories: readonly Story[] = [
  {
    employer: 4,
    before: 0,
    says: [{ who: '赵𡋾', answer: null }],
    newcomer: '钱小雨',
    fate: 'stuck',
  },
  { employer: 2, before: 2, says: [{ answer: 'yes' }, { answer: null }], fate: 'stuck' },
  {
    employer: 7,
    before: 4,
    says: [{ answer: 'no', reason: 'wrong-day', note: '说好了下个月一号才去上班' }, { answer: 'yes' }],
    fate: 'undecided',
  },
  { employer: 3, before: 10, says: [{ answer: null }], fate: 'withdrawn' },
  { employer: 6, before: 15, says: [{ answer: 'yes' }], newcomer: '孙一帆', fate: 'completed' },
  { employer: 10, before: 20, says: [{ answer: 'no', reason: 'not-my-employer' }], fate: 'refused' },
  { employer: 5, before: 25, says: [{ answer: null }, { answer: 'yes' }], fate: 'completed' },
]

/** What planning needs of the city; `taken` are people whom another case is about. */
export interface NamingInput {
  readonly plan: CityPlan
  readonly workingDays: readonly Day[]
  readonly spared: number
  readonly taken: ReadonlySet<number>
  readonly mayAccept: (outletId: string) => boolean
}

/** Cases of employers that name people, the oldest first. */
export function planNaming({ plan, workingDays, spared, taken, mayAccept }: NamingInput): PlannedCase[] {
  const last = workingDays.length - 1
  const today = workingDays[last]
  const free = plan.persons.flatMap((person, at) =>
    today !== undefined && at >= spared && !taken.has(at) && isOfWorkingAge(person, today) ? [at] : [],
  )
  return stories
    .flatMap(({ employer, before, says, newcomer, fate }, order): PlannedCase[] => {
      const [at, home] = [last - before, plan.employers[employer]?.agencyId]
      const clerk = plan.staff.findIndex(
        ({ role, agencyId, outletId }) =>
          role === 'counter-clerk' && agencyId === home && outletId !== null && mayAccept(outletId),
      )
      const from = workingDays[at]
      if (clerk < 0 || from === undefined) return []
      const named = says.map(({ who, ...said }) => {
        const known = plan.persons.findIndex(({ name }) => name === who)
        return { ...said, person: known >= 0 ? known : take(plan, free, employer) }
      })
      const employees = [
        ...named.map(({ person }) => rowOf(plan.persons[person], from)),
        ...(newcomer === undefined ? [] : [newRow(newcomer, from, order)]),
      ]
      return [
        {
          subject: employer,
          of: 'employer',
          item: 'employee-registration',
          form: { employees },
          clerk,
          accepts: true,
          at,
          minute: 60 + order,
          fate,
          waits: fate === 'completed' ? patient : waits,
          says: named,
        },
      ]
    })
    .toSorted((one, other) => one.at - other.at)
}

/** Somebody who does not work there already. */
function take({ persons }: CityPlan, free: number[], employer: number): number {
  const at = free.findLastIndex((one) =>
    persons[one]?.enrolments.every((enrolment) => enrolment.employer !== employer),
  )
  const [taken] = free.splice(at, 1)
  if (at < 0 || taken === undefined) throw new RangeError('nobody is left to be named')
  return taken
}

function isOfWorkingAge({ birthDate, documents }: PlannedPerson, today: Day): boolean {
  const years = daysBetween(birthDate, today) / 365
  return years > 20 && years < 50 && documents.length === 1 && documents[0]?.kind === 'resident'
}

function rowOf(person: PlannedPerson | undefined, from: Day): object {
  const [document] = person?.documents ?? []
  return {
    name: person?.name,
    'document-kind': document?.kind,
    'document-number': document?.number,
    from,
    telephone: person?.telephone,
  }
}

/** Somebody whom the register does not know. */
function newRow(name: string, from: Day, order: number): object {
  const born = { birthDate: '2005-07-09', sex: 'female' } as const
  return {
    name,
    'document-kind': 'resident',
    'document-number': identityNumberOf('resident', '410223', born, order),
    from,
  }
}
