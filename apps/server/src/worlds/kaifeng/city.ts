import { addDays, addMonths, type Day, daysBetween, type IdentityKind } from '@tongban/policy'

import agencyList from './agencies.json' with { type: 'json' }
import { careerOf } from './career.ts'
import { cast, type CastMember } from './cast.ts'
import { type EmployerSite, employerSites, employerSitesOf } from './employers.ts'
import { plannedMandates } from './mandates.ts'
import { moreStaff } from './more-staff.ts'
import { familyNames, givenNames, joinedNames, rareNames, streets } from './names.ts'
import { identityNumberOf } from './numbers.ts'
import { firstOutlets, kaifengOutlets } from './outlets.ts'
import { placeAgencies, placeAreas, placeOutlets } from './places.ts'
import type {
  CityPlan,
  PlannedAgency,
  PlannedDocument,
  PlannedEmployer,
  PlannedEnrolment,
  PlannedPerson,
} from './plan.ts'
import { type Dice, diceOf } from './random.ts'
import { kaifengStaff } from './staff.ts'

/** The most people that one plan holds: beyond it the numbers of demo people would run out. */
const peopleMax = 20_000
/** The telephones of people without one of their own begin here. */
const firstTelephone = 19_900_010_000
/** So many employers has the full city, and so many people each other place. */
const [employersFull, peopleOfPlace] = [600, 20]

/** The agencies of the demo city and the province above it. */
export const kaifengAgencies: readonly PlannedAgency[] = agencyList.map(({ kind, ...agency }) =>
  Object.assign(agency, { kind: kindOf(kind) }),
)

/**
 * A whole demo city: people with well-formed documents, employers, relations of insurance and staff. The same
 * input gives the same city. The people of the stories stand first. In full it has all outlets, 600 employers and,
 * after its own people, twenty of each other place of the stories.
 * @throws RangeError when `people` is not a whole number from the size of the cast to 20,000.
 */
export function kaifengCity(input: { seed: number; people: number; today: Day; full?: boolean }): CityPlan {
  const { seed, people, today, full = false } = input
  if (!Number.isSafeInteger(people) || people < cast.length || people > peopleMax) {
    throw new RangeError(`people: ${cast.length} to ${peopleMax}, not ${people}`)
  }
  const sites = full ? employerSitesOf(diceOf(seed + 2), employersFull) : employerSites
  const world: World = { dice: diceOf(seed), career: diceOf(seed + 1), today, sites, births: new Map() }
  const townspeople = Array.from({ length: people }, (_, at) => cast[at] ?? passerBy(world))
  const others = full ? placeAreas.flatMap((area) => peopleOf(world, area)) : []
  const persons = [...townspeople, ...others].map((member, at) => personOf(world, member, at))
  const employers = employersOf(world, persons)
  if (!full)
    return { agencies: kaifengAgencies, outlets: firstOutlets, employers, persons, staff: kaifengStaff }
  const outlets = [...kaifengOutlets, ...placeOutlets]
  return { agencies: allAgencies, outlets, employers, persons, staff: fullStaff() }
}

/** The staff of the full demo, who are the same whatever the seed. */
export function fullStaff(): CityPlan['staff'] {
  return [...kaifengStaff, ...moreStaff(kaifengStaff, [...kaifengOutlets, ...placeOutlets])]
}

const allAgencies: readonly PlannedAgency[] = [...kaifengAgencies, ...placeAgencies]

interface World {
  readonly dice: Dice
  /** Dice of their own: what careers are made of changes nothing else of the city. */
  readonly career: Dice
  readonly today: Day
  readonly sites: readonly EmployerSite[]
  /** How many people of a district, birthday and sex there are already. */
  readonly births: Map<string, number>
}

const districts = kaifengAgencies.filter(({ kind }) => kind === 'county').map(({ area }) => area)

/** 祥符 was 开封县 (410224) until 2014: numbers given before keep its code. */
const formerArea: Readonly<Record<string, string>> = { '410212': '410224' }

function passerBy(world: World): CastMember {
  const { dice, sites } = world
  const { age, ...about } = anybody(world)
  if (age >= 60 || dice.chance(30)) return { ...about, employer: null, scheme: retiredScheme(dice, age) }
  const near = sites.flatMap((site, at) => (site.area === about.area ? [at] : []))
  const employer = dice.chance(75) ? dice.oneOf(near) : dice.between(0, sites.length - 1)
  return { ...about, employer: dice.chance(85) ? employer : null, scheme: 'employee-pension' }
}

/** People of another place: they are insured there, by themselves or as residents. */
function peopleOf(world: World, area: string): CastMember[] {
  return Array.from({ length: peopleOfPlace }, () => {
    const { age, ...about } = anybody(world, area)
    return { ...about, employer: null, scheme: retiredScheme(world.dice, age) }
  })
}

function anybody({ dice, today }: World, area?: string) {
  const sex = dice.oneOf(['male', 'female'] as const)
  const birthDate = addDays(addMonths(today, -12 * dice.between(17, 88)), -dice.between(1, 364))
  const home = area ?? dice.oneOf(districts)
  const age = Math.floor(daysBetween(birthDate, today) / 365.25)
  return { name: nameOf(dice, sex), sex, birthDate, area: home, age }
}

function retiredScheme(dice: Dice, age: number): CastMember['scheme'] {
  if (age < 22) return 'none'
  return age >= 60 && dice.chance(45) ? 'employee-pension' : 'resident-pension'
}

function nameOf(dice: Dice, sex: 'male' | 'female'): string {
  if (dice.chance(3)) return dice.oneOf(rareNames[sex])
  if (dice.chance(3)) return dice.oneOf(joinedNames[sex])
  return dice.oneOf(familyNames) + dice.oneOf(givenNames[sex])
}

function personOf(world: World, member: CastMember, at: number): PlannedPerson {
  const { name, sex, birthDate, area, employer } = member
  const documents = documentsOf(world, member)
  const [first] = documents
  const former = first?.kind === 'resident' && birthDate < '1984-01-01' && world.dice.chance(60)
  const telephone = member.telephone ?? String(firstTelephone + at)
  const address = `${cityName(area)}${districtName(area)}${world.dice.oneOf(streets)}${world.dice.between(1, 199)}号`
  const enrolments = enrolmentsOf(world, member)
  return {
    name,
    sex,
    birthDate,
    documents,
    formerNumber: former ? first.number.slice(0, 6) + first.number.slice(8, 17) : null,
    telephone,
    address,
    householdArea: area,
    employer,
    enrolments,
    contributions: careerOf(world.career, { birthDate, today: world.today }, enrolments),
  }
}

function documentsOf(world: World, member: CastMember): PlannedDocument[] {
  const resident = [{ kind: 'resident' as const, issuer: policeOf(member.area) }]
  return (member.documents ?? resident).map((document) => {
    const number = 'number' in document ? document.number : numberOf(world, document.kind, member)
    const { validFrom, validTo } = validity(world, document.kind, member.birthDate)
    return { kind: document.kind, number, issuer: document.issuer, validFrom, validTo }
  })
}

function numberOf(world: World, kind: IdentityKind, member: CastMember): string {
  const { birthDate, sex, area } = member
  const given = birthDate < '2014-01-01' ? (formerArea[area] ?? area) : area
  if (kind === 'resident')
    return identityNumberOf(kind, given, member, orderOf(world, given + birthDate + sex))
  if (kind === 'hmt-residence-permit') return identityNumberOf(kind, '810000', member, 0)
  if (kind === 'foreign-permanent') return identityNumberOf(kind, '941724', member, 0)
  throw new RangeError(`a number of this kind is not made: ${kind}`)
}

function orderOf(world: World, birth: string): number {
  const order = world.births.get(birth) ?? 0
  if (order > 9) throw new RangeError('too many people of one birthday')
  world.births.set(birth, order + 1)
  return order
}

/** Cards of residents: ten years from 16, twenty from 26, for good from 46; other documents ten years at most. */
function validity(world: World, kind: IdentityKind, birthDate: Day): { validFrom: Day; validTo: Day | null } {
  const sixteen = addMonths(birthDate, 16 * 12)
  const issued = addDays(world.today, -world.dice.between(30, 1700))
  const validFrom = issued < sixteen ? sixteen : issued
  if (kind !== 'resident') return { validFrom, validTo: addMonths(validFrom, 5 * 12) }
  const age = Math.floor(daysBetween(birthDate, validFrom) / 365.25)
  if (age >= 46) return { validFrom, validTo: null }
  return { validFrom, validTo: addMonths(validFrom, (age >= 26 ? 20 : 10) * 12) }
}

function enrolmentsOf(world: World, member: CastMember): PlannedEnrolment[] {
  const { employer, scheme, area } = member
  if (scheme === 'none') return []
  const site = employer === null ? undefined : world.sites[employer]
  const agencyId = site?.agencyId ?? `${area}-01`
  const validFrom = beginning(world, member)
  const about = { agencyId, employer, validFrom }
  const pension = { scheme, ...about }
  if (site === undefined) return [pension]
  return [pension, { scheme: 'unemployment', ...about }, { scheme: 'work-injury', ...about }]
}

/** The first day of a month between coming of age, or the opening of the scheme, and retirement. */
function beginning(world: World, member: CastMember): Day {
  const grown = addMonths(member.birthDate, 18 * 12)
  const opened = member.scheme === 'resident-pension' ? '2012-07-01' : '1996-01-01'
  const earliest = grown > opened ? grown : opened
  const lately = addMonths(world.today, -1)
  if (earliest > lately) return firstOfMonth(lately)
  const retired = addMonths(member.birthDate, 59 * 12)
  const span = daysBetween(earliest, retired < lately ? retired : lately)
  return firstOfMonth(addDays(earliest, world.dice.between(0, Math.max(0, span))))
}

function firstOfMonth(day: Day): Day {
  return addDays(day, 1 - Number(day.slice(8)))
}

function employersOf({ sites }: World, persons: readonly PlannedPerson[]): PlannedEmployer[] {
  const staffed = Map.groupBy(
    persons.map((one, person) => ({ ...one, person })),
    ({ employer }) => employer,
  )
  return sites.map(({ uscc, name, agencyId, address, telephone }, at) => {
    const roster = (staffed.get(at) ?? []).flatMap(({ person, enrolments }) =>
      enrolments[0] === undefined ? [] : [{ person, from: enrolments[0].validFrom }],
    )
    const principal = plannedMandates.find(({ employer }) => employer === at)?.principal
    const legalRepresentative = principal ?? roster.at(-1)?.person ?? founderOf(persons, at)
    return { uscc, name, agencyId, address, telephone, legalRepresentative, roster }
  })
}

/** Who stands for an employer without staff: a grown-up who works nowhere. */
function founderOf(persons: readonly PlannedPerson[], at: number): number {
  const free = persons.flatMap(({ employer }, person) => (employer === null ? [person] : []))
  return free[at % Math.max(1, free.length)] ?? 0
}

function policeOf(area: string): string {
  const district = districtName(area)
  if (!area.startsWith('4102')) return `${district}公安局`
  return district.endsWith('区') ? `开封市公安局${district.replace(/区$/, '')}分局` : `${district}公安局`
}

/** What stands before the district in an address of the city; the other places name themselves. */
function cityName(area: string): string {
  return area.startsWith('4102') ? '开封市' : ''
}

function districtName(area: string): string {
  return districtNames.get(area) ?? ''
}

const districtNames = new Map(
  allAgencies
    .filter(({ kind }) => kind !== 'government-staff')
    .map(({ area, name }) => [area, name['zh-CN'].replace('社会保险中心', '')]),
)

function kindOf(kind: string): PlannedAgency['kind'] {
  const known = (['province', 'city', 'county', 'government-staff'] as const).find((one) => one === kind)
  if (known === undefined) throw new RangeError(`unknown kind of agency: ${kind}`)
  return known
}
