import { readdirSync, readFileSync } from 'node:fs'

import { identityNumber, to18, uscc } from '@tongban/policy'
import { expect, test } from 'vitest'

import { kaifengAgencies, kaifengCity } from './city.ts'
import outlets from './outlets.json' with { type: 'json' }

const input = { seed: 410_200, people: 200, today: '2026-03-02' } as const
const city = kaifengCity(input)
const agencyIds = new Set(kaifengAgencies.map(({ id }) => id))

test('the same seed gives the same city, another seed another', () => {
  expect(kaifengCity(input)).toEqual(city)
  expect(kaifengCity({ ...input, seed: 1 }).persons).not.toEqual(city.persons)
  expect(city.persons).toHaveLength(200)
})

test('every number is well formed, says what its owner is, and is nobody else’s', () => {
  const documents = city.persons.flatMap(({ documents: own, sex, birthDate }) =>
    own.map((document) => ({ ...document, sex, birthDate })),
  )

  for (const document of documents) {
    const { sex, birthDate } = document
    const judged = identityNumber(document)
    expect(judged).toMatchObject({ valid: true, canonical: document.number })
    expect({ sex, birthDate, ...judged }).toMatchObject({ sex, birthDate })
  }
  expect(new Set(documents.map(({ number }) => number)).size).toBe(documents.length)
  expect(new Set(documents.map(({ kind }) => kind)).size).toBe(6)
  expect(
    documents.every(({ validFrom, validTo }) => validFrom <= input.today && (validTo ?? '9') > validFrom),
  ).toBe(true)
})

test('a former number is the present one without century and check', () => {
  const former = city.persons.filter(({ formerNumber }) => formerNumber !== null)

  expect(former.length).toBeGreaterThan(10)
  expect(
    former.every(({ formerNumber, documents }) => to18(formerNumber ?? '') === documents[0]?.number),
  ).toBe(true)
})

test('employers have codes that warn of nothing, and staff whose relation is at the same agency', () => {
  for (const [at, employer] of city.employers.entries()) {
    expect(uscc({ code: employer.uscc })).toEqual({ valid: true, canonical: employer.uscc, warnings: [] })
    expect(city.persons[employer.legalRepresentative]).toBeDefined()
    for (const { person, from } of employer.roster) {
      expect(city.persons[person]?.enrolments[0]).toMatchObject({
        employer: at,
        agencyId: employer.agencyId,
        validFrom: from,
      })
    }
  }
  expect(city.employers.flatMap(({ roster }) => roster).length).toBeGreaterThan(60)
})

test('every agency and outlet that is named exists', () => {
  const named = [
    ...city.persons.flatMap(({ enrolments }) => enrolments.map(({ agencyId }) => agencyId)),
    ...city.employers.map(({ agencyId }) => agencyId),
    ...city.staff.map(({ agencyId }) => agencyId),
    ...outlets.map(({ agencyId }) => agencyId),
    ...kaifengAgencies.flatMap(({ parent }) => (parent === null ? [] : [parent])),
  ]
  const outletIds = new Set(outlets.map(({ id }) => id))

  expect(named.filter((id) => !agencyIds.has(id))).toEqual([])
  expect(city.staff.filter(({ outletId }) => outletId !== null && !outletIds.has(outletId))).toEqual([])
  expect(outletIds.size).toBe(outlets.length)
})

test('the city has eleven agencies, one of them with the routing desk', () => {
  expect(kaifengAgencies.filter(({ kind }) => kind !== 'province')).toHaveLength(11)
  expect(kaifengAgencies.filter(({ routingDesk }) => routingDesk).map(({ id }) => id)).toEqual(['410200-01'])
})

test('the story of one handled anywhere has its people', () => {
  const [resident] = city.persons
  const staff = city.staff.map(({ role, agencyId, outletId }) =>
    `${role} ${agencyId} ${outletId ?? ''}`.trim(),
  )

  expect(resident).toMatchObject({ name: '王秀兰', householdArea: '410202' })
  expect(resident?.enrolments[0]).toMatchObject({ scheme: 'employee-pension', agencyId: '410205-01' })
  expect(staff).toEqual(
    expect.arrayContaining([
      'counter-clerk 410202-01 410202-hall-1',
      'counter-clerk 410202-01 410202-bank-branch-1',
      'counter-clerk 410202-01 410202-community-centre-1',
      'reviewer 410205-01',
      'approver 410205-01',
      'internal-checker 410200-01',
      'agency-head 410200-01',
      'manager 410200-01',
      'system-administrator 410200-01',
      'security-administrator 410200-01',
      'audit-administrator 410200-01',
    ]),
  )
  expect(new Set(city.staff.map(({ username }) => username)).size).toBe(city.staff.length)
})

test('names beyond U+20000, joined names and long Latin names are among the people', () => {
  const names = city.persons.map(({ name }) => name)

  expect(names.some((name) => /[\u{20000}-\u{3ffff}]/u.test(name))).toBe(true)
  expect(names.some((name) => name.includes('·'))).toBe(true)
  expect(Math.max(...names.map((name) => name.length))).toBeGreaterThan(60)
})

test('a city too small for its stories or too large for its numbers is refused', () => {
  expect(() => kaifengCity({ ...input, people: 3 })).toThrow(RangeError)
  expect(() => kaifengCity({ ...input, people: 20_001 })).toThrow(RangeError)
  expect(kaifengCity({ ...input, people: 12_000 }).persons).toHaveLength(12_000)
})

test('outlets of every kind grant only what the catalogue lists', () => {
  const folder = new URL('../../modules/catalogue/items/', import.meta.url)
  const listed = readdirSync(folder)
    .filter((file) => file.endsWith('.json'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'))
    .join()
  const words: Record<string, string> = { leaf: 'code', 'sub-item': 'subItem', item: 'category' }
  const grants = outlets.flatMap((outlet) => outlet.grants)

  const unknown = grants.filter(({ level, code }) => !listed.includes(`"${words[level] ?? ''}": "${code}"`))

  expect(unknown).toEqual([])
  expect(new Set(outlets.map(({ kind }) => kind)).size).toBe(6)
})

test('what people have paid for lies in their relations, at the same agency and employer, and never in the future', () => {
  const today = input.today.slice(0, 7)
  const faults = city.persons.flatMap(({ name, enrolments, contributions }) =>
    contributions
      .filter(({ kind, scheme, agencyId, employer, fromMonth, toMonth }) => {
        const relation = enrolments.find((one) => one.scheme === scheme)
        const fits =
          kind === 'deemed'
            ? toMonth < '1995-01' && employer === null
            : relation !== undefined &&
              employer === relation.employer &&
              fromMonth >= relation.validFrom.slice(0, 7)
        return !fits || relation?.agencyId !== agencyId || fromMonth > toMonth || toMonth >= today
      })
      .map((span) => ({ name, ...span })),
  )

  expect(faults).toEqual([])
  const spans = city.persons.flatMap(({ contributions }) => contributions)
  expect(spans.filter(({ kind }) => kind === 'deemed').length).toBeGreaterThan(5)
  expect(spans.filter(({ baseFen }) => baseFen !== null && baseFen % 10_000 === 0).length).toBeGreaterThan(
    100,
  )
})

const ofKaifeng = (id: string): boolean => id.startsWith('4102')
const full = kaifengCity({ ...input, people: 3000, full: true })

test('the full city has ninety outlets, six hundred employers, and every other place with its own people and staff', () => {
  const places = full.agencies.filter(({ id, kind }) => kind === 'city' && !ofKaifeng(id))

  expect(full.outlets.filter(({ id }) => ofKaifeng(id))).toHaveLength(90)
  expect(full.employers).toHaveLength(600)
  expect(places).toHaveLength(15)
  for (const { id, area, parent } of places) {
    expect(full.agencies.find((one) => one.id === parent)?.kind).toBe('province')
    expect(full.outlets.filter(({ agencyId }) => agencyId === id)).toHaveLength(1)
    expect(full.persons.filter(({ householdArea }) => householdArea === area)).toHaveLength(20)
    expect(full.staff.filter(({ agencyId }) => agencyId === id).map(({ role }) => role)).toEqual([
      'counter-clerk',
      'reviewer',
      'approver',
      'manager',
    ])
  }
})

test('in the full city, too, all that is named is there once and every number is right', () => {
  const outletIds = new Set(full.outlets.map(({ id }) => id))
  const numbers = full.persons.flatMap(({ documents }) => documents)
  const staffed = new Set(full.staff.map(({ outletId }) => outletId))

  expect(outletIds.size).toBe(full.outlets.length)
  expect(new Set(full.outlets.map(({ position }) => `${position?.lat} ${position?.lng}`)).size).toBe(
    full.outlets.length,
  )
  expect(full.outlets.filter(({ id, kind }) => kind !== 'kiosk' && !staffed.has(id))).toEqual([])
  expect(full.staff.filter(({ outletId }) => outletId !== null && !outletIds.has(outletId))).toEqual([])
  expect(new Set(full.staff.map(({ username }) => username)).size).toBe(full.staff.length)
  expect(new Set(numbers.map(({ number }) => number)).size).toBe(numbers.length)
  expect(numbers.filter((document) => !identityNumber(document).valid)).toEqual([])
  expect(new Set(full.employers.map(({ uscc: code }) => code)).size).toBe(600)
  expect(
    full.employers.filter(({ uscc: code }) => !uscc({ code }).valid || uscc({ code }).warnings.length > 0),
  ).toEqual([])
  for (const [at, { roster, agencyId }] of full.employers.entries())
    for (const { person, from } of roster)
      expect(full.persons[person]?.enrolments[0]).toMatchObject({ employer: at, agencyId, validFrom: from })
})

test('the people of the small city are the first of the full one', () => {
  const names = ({ persons }: typeof full): string[] =>
    persons.slice(0, 200).map(({ name, birthDate }) => name + birthDate)

  expect(names(full)).toEqual(names(city))
})
