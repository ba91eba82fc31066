import type { Objection } from '@tongban/contracts/objection'
import { addDays, addMonths, type Day, daysBetween, monthOf } from '@tongban/policy'

import { givenNames } from './names.ts'
import type { CityPlan, PlannedPerson, PlannedStaff } from './plan.ts'
import type { Dice } from './random.ts'

/** What becomes of a planned case, unless today comes before. */
export type Fate =
  | 'completed'
  | 'refused'
  | 'not-accepted'
  | 'withdrawn'
  | 'corrected'
  | 'never-corrected'
  /** Nobody accepts it. */
  | 'left'
  /** Accepted, and lying on a desk since; or reviewed, and lying on the next. */
  | 'stuck'
  | 'undecided'

/** What somebody says whom a planned case names: nothing, or on the working day after he was asked. */
export interface Says {
  /** Place in `CityPlan.persons`. */
  readonly person: number
  readonly answer: 'yes' | 'no' | null
  readonly reason?: Objection
  readonly note?: string
}

/** A case as it is to be played: who comes, where, when, with what, and how many working days each next act takes. */
export interface PlannedCase {
  /** Place in `CityPlan.persons`, or in `CityPlan.employers` for the items of employers. */
  readonly subject: number
  readonly of: 'person' | 'employer'
  readonly item: string
  readonly form: Readonly<Record<string, unknown>>
  /** What those say whom it names. */
  readonly says?: readonly Says[]
  /** Place in `CityPlan.staff` of the clerk, or null: handed in online. */
  readonly clerk: number | null
  /** The clerk's outlet may accept, too; otherwise the office of the owner does, as online. */
  readonly accepts: boolean
  /** Place in the working days; the first act. */
  readonly at: number
  /** Minutes after nine. */
  readonly minute: number
  readonly fate: Fate
  /** A paper was not handed in that is needed, and nobody has said so yet. */
  readonly lacks?: boolean
  /** Working days until the office accepts, a missing paper comes, the review and the decision. */
  readonly waits: {
    readonly acceptance: number
    readonly correction: number
    readonly review: number
    readonly decision: number
  }
}

/** What planning needs to know of the catalogue, the outlets and the calendar. */
export interface CasesInput {
  readonly dice: Dice
  readonly plan: CityPlan
  readonly count: number
  /** The working days before today, the last one at the end. */
  readonly workingDays: readonly Day[]
  readonly today: Day
  readonly granted: (outletId: string, act: 'hand-in' | 'accept', item: string, day: Day) => boolean
  /** So many people at the beginning are left alone: they are those of the stories. */
  readonly spared: number
}

interface Kind {
  readonly item: string
  /** Of a hundred cases. */
  readonly share: number
  readonly online: boolean
  /** Only in the last so many working days: the core, which registers it, begins with the first start of the server. */
  readonly recent?: number
  readonly steps: 0 | 1 | 2
  readonly fits?: (person: PlannedPerson, today: Day) => boolean
  readonly form: (about: {
    readonly dice: Dice
    readonly person: PlannedPerson | undefined
    readonly day: Day
  }) => PlannedCase['form']
}

/** Enrolled already when the half year began. */
const enrolled = ({ enrolments: [first] }: PlannedPerson, today: Day): boolean =>
  first !== undefined && first.validFrom < addMonths(today, -7)
const ageOf = ({ birthDate }: PlannedPerson, today: Day): number =>
  Math.floor(daysBetween(birthDate, today) / 365.25)
const grown = (person: PlannedPerson, today: Day): boolean =>
  ageOf(person, today) >= 22 && ageOf(person, today) < 59
const schemeOf = ({ enrolments: [first] }: PlannedPerson): string | undefined => first?.scheme

const kinds: readonly Kind[] = [
  {
    item: 'person-change-key',
    share: 30,
    online: false,
    steps: 2,
    fits: (person, today) => enrolled(person, today) && /^[一-龥]{2,3}$/.test(person.name),
    form: ({ dice, person }) => ({ what: 'name', name: renamed(dice, person), reason: '户口簿上已经更正' }),
  },
  {
    item: 'person-change-other',
    share: 24,
    online: true,
    steps: 0,
    fits: enrolled,
    form: ({ dice }) => ({ telephone: String(19_900_500_000 + dice.between(0, 99_999)) }),
  },
  { item: 'person-proof', share: 13, online: true, steps: 0, fits: enrolled, form: () => ({}) },
  { item: 'person-record', share: 12, online: true, steps: 0, fits: enrolled, form: () => ({}) },
  {
    item: 'flexible-suspend',
    share: 6,
    online: true,
    steps: 0,
    fits: (person, today) =>
      person.employer === null &&
      schemeOf(person) === 'employee-pension' &&
      enrolled(person, today) &&
      grown(person, today),
    form: ({ day }) => ({ from: addMonths(monthOf(day), 1) }),
  },
  {
    item: 'resident-registration',
    share: 4,
    online: true,
    steps: 1,
    fits: (person, today) => person.enrolments.length === 0 && ageOf(person, today) >= 16,
    form: ({ person }) => ({ telephone: person?.telephone ?? '' }),
  },
  {
    item: 'flexible-registration',
    share: 2,
    online: true,
    recent: 5,
    steps: 1,
    fits: (person, today) => schemeOf(person) === 'resident-pension' && grown(person, today),
    form: ({ dice, person, day }) => ({
      from: day,
      work: dice.oneOf(['self-employed', 'part-time', 'platform']),
      pays: dice.oneOf(['month', 'quarter', 'half-year', 'year']),
      telephone: person?.telephone ?? '',
    }),
  },
  {
    item: 'employer-change',
    share: 9,
    online: false,
    steps: 1,
    form: ({ dice }) => ({
      telephone: `0371-2310${String(dice.between(0, 9999)).padStart(4, '0')}`,
      shared: true,
    }),
  },
]

/** Cases of half a year, in the order of their days; the same dice plan the same cases. */
export function planCases(input: CasesInput): PlannedCase[] {
  const { dice, plan, count, spared } = input
  const free = shuffled(
    dice,
    plan.persons.map((_, at) => at).filter((at) => at >= spared),
  )
  const employers = shuffled(
    dice,
    plan.employers.map((_, at) => at),
  )
  const clerks = clerksByArea(plan.staff)
  const planned: PlannedCase[] = accountChanges(input, free, clerks)
  for (let tries = 0; planned.length < count && tries < count * 4; tries += 1) {
    const kind = kindBy(dice)
    const ofEmployer = kind.item === 'employer-change'
    const subject = ofEmployer ? employers.pop() : takePerson(input, kind, free)
    if (subject === undefined) continue
    planned.push(caseOf(input, kind, { subject, of: ofEmployer ? 'employer' : 'person' }, clerks))
  }
  return planned.toSorted((one, other) => one.at - other.at || one.minute - other.minute)
}

/** One in so many cases, and not more than these, is a pensioner's who says where his pension goes. */
const casesAnAccount = 40
const accountsAtMost = 12

/** 养老金账户: pensioners who came to a counter of their district three weeks ago; planned without a throw of the dice. */
function accountChanges(
  { plan, count, today, workingDays, granted }: CasesInput,
  free: number[],
  clerks: ReadonlyMap<string, readonly number[]>,
): PlannedCase[] {
  const item = 'pension-account-change'
  const at = Math.max(0, workingDays.length - 15)
  const day = workingDays[at] ?? today
  const pensioners = free.flatMap((subject) => {
    const person = plan.persons[subject]
    if (person === undefined || ageOf(person, today) < 63 || !enrolled(person, today)) return []
    const clerk = (clerks.get(person.householdArea ?? '') ?? []).find((one) =>
      granted(plan.staff[one]?.outletId ?? '', 'hand-in', item, day),
    )
    return clerk === undefined ? [] : [{ subject, person, clerk }]
  })
  const chosen = pensioners.slice(0, Math.min(accountsAtMost, Math.floor(count / casesAnAccount)))
  free.splice(0, free.length, ...free.filter((one) => chosen.every(({ subject }) => subject !== one)))
  return chosen.map(({ subject, person, clerk }, index) => ({
    subject,
    of: 'person',
    item,
    form: {
      bank: bankNames[index % bankNames.length],
      number: `62220202${String(10_000_000_000 + subject)}`,
      holder: person.name,
    },
    clerk,
    accepts: granted(plan.staff[clerk]?.outletId ?? '', 'accept', item, day),
    at,
    minute: 30 + index * 11,
    fate: 'completed',
    waits: { acceptance: 0, correction: 2, review: 1, decision: 1 },
  }))
}

const bankNames = ['中国银行开封龙亭支行', '中原银行开封分行', '中国邮政储蓄银行开封市分行']

function kindBy(dice: Dice): Kind {
  let left = dice.between(1, 100)
  for (const kind of kinds) {
    left -= kind.share
    if (left <= 0) return kind
  }
  throw new RangeError('the shares of the kinds are not a hundred')
}

/** Nobody comes twice: whatever a case changes, the next one knows people as they were. */
function takePerson(
  { plan, today }: CasesInput,
  { fits = () => true }: Kind,
  free: number[],
): number | undefined {
  const at = free.findIndex((person) => {
    const known = plan.persons[person]
    return known !== undefined && fits(known, today)
  })
  return at < 0 ? undefined : free.splice(at, 1)[0]
}

function caseOf(
  input: CasesInput,
  kind: Kind,
  who: Pick<PlannedCase, 'subject' | 'of'>,
  clerks: ReadonlyMap<string, readonly number[]>,
): PlannedCase {
  const { dice, plan, workingDays, granted } = input
  const last = workingDays.length - 1
  const at = dice.between(Math.max(0, last - (kind.recent ?? workingDays.length)), last)
  const day = workingDays[at] ?? input.today
  const person = who.of === 'person' ? plan.persons[who.subject] : undefined
  const online = kind.online && dice.chance(40)
  const home = homeOf(plan, who)
  const clerk = online ? null : clerkFor(input, clerks, { home, item: kind.item, day })
  const outlet = clerk === null ? null : (plan.staff[clerk]?.outletId ?? null)
  return {
    ...who,
    item: kind.item,
    form: kind.form({ dice, person, day }),
    clerk,
    accepts: outlet !== null && granted(outlet, 'accept', kind.item, day),
    at,
    minute: dice.between(0, 440),
    fate: fateOf(dice, kind, kind.recent === undefined && at > last - recentDays),
    waits: waitsBy(dice),
  }
}

function homeOf(
  { persons, employers }: CityPlan,
  { of, subject }: Pick<PlannedCase, 'of' | 'subject'>,
): string {
  if (of === 'employer') return employers[subject]?.agencyId.slice(0, 6) ?? ''
  return persons[subject]?.householdArea ?? ''
}

function waitsBy(dice: Dice): PlannedCase['waits'] {
  return {
    acceptance: dice.between(0, 1),
    correction: dice.between(2, 8),
    review: dice.between(1, 4),
    decision: dice.between(1, 3),
  }
}

/** Most come to a counter of their own district, some to any of their city: those are handled away from home. */
function clerkFor(
  { dice, plan, granted }: CasesInput,
  clerks: ReadonlyMap<string, readonly number[]>,
  { home, item, day }: { readonly home: string; readonly item: string; readonly day: Day },
): number | null {
  const mayTake = (clerk: number): boolean => {
    const outlet = plan.staff[clerk]?.outletId ?? null
    return outlet !== null && granted(outlet, 'hand-in', item, day)
  }
  const near = (clerks.get(home) ?? []).filter(mayTake)
  const city = [...clerks].filter(([area]) => cityOf(area) === cityOf(home))
  const anywhere = city.flatMap(([, some]) => some).filter(mayTake)
  const among = dice.chance(75) && near.length > 0 ? near : anywhere
  return among.length === 0 ? null : dice.oneOf(among)
}

/** Kaifeng is one city of many districts; each other place is one by itself. */
function cityOf(area: string): string {
  return area.startsWith('4102') ? '4102' : area
}

/** Working days within which a case may well lie on a desk; of what is older hardly one is left. */
const recentDays = 12

/** What becomes of a case by what the dice show, the highest first. */
const fates: Readonly<Record<'recent' | 'older', readonly (readonly [number, Fate])[]>> = {
  recent: [
    [96, 'left'],
    [94, 'withdrawn'],
    [91, 'not-accepted'],
    [85, 'refused'],
    [60, 'stuck'],
    [35, 'undecided'],
  ],
  older: [
    [98, 'withdrawn'],
    [94, 'not-accepted'],
    [89, 'refused'],
    [88, 'stuck'],
  ],
}
const needStep: ReadonlySet<Fate> = new Set(['refused', 'stuck', 'undecided'])

function fateOf(dice: Dice, { item, steps }: Kind, recent: boolean): Fate {
  const thrown = dice.between(1, 100)
  if (item === 'person-change-key' && thrown <= 12) return thrown <= 8 ? 'corrected' : 'never-corrected'
  const [, fate = 'completed'] = fates[recent ? 'recent' : 'older'].find(([least]) => thrown >= least) ?? []
  return needStep.has(fate) && steps === 0 ? 'completed' : fate
}

function clerksByArea(staff: readonly PlannedStaff[]): ReadonlyMap<string, readonly number[]> {
  const clerks = staff.flatMap(({ role, agencyId }, at) =>
    role === 'counter-clerk' ? [{ area: agencyId.slice(0, 6), at }] : [],
  )
  return new Map(
    [...Map.groupBy(clerks, ({ area }) => area)].map(([area, some]) => [area, some.map(({ at }) => at)]),
  )
}

/** The family name stays, the name is another one. */
function renamed(dice: Dice, person: PlannedPerson | undefined): string {
  const { name = '王', sex = 'male' } = person ?? {}
  const given = dice.oneOf(givenNames[sex])
  return name.endsWith(given) ? `${name.slice(0, 1)}${given.slice(0, 1)}` : name.slice(0, 1) + given
}

function shuffled(dice: Dice, numbers: readonly number[]): number[] {
  const all = [...numbers]
  for (let at = all.length - 1; at > 0; at -= 1) {
    const other = dice.between(0, at)
    const [one = 0, two = 0] = [all[at], all[other]]
    all[at] = two
    all[other] = one
  }
  return all
}

/** The day so many days after the first that may be asked for: papers are awaited for two weeks. */
export function awaitedUntil(day: Day): Day {
  return addDays(day, 15)
}
