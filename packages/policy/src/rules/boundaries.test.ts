import { describe, expect, test } from 'vitest'

import { baseLaw, type Because } from '../index.ts'
import { answer, ruleOf } from './index.ts'

/** The value that a rule gives for facts, or the code of its error. */
function found(id: string, facts: object): unknown {
  const asked = ruleOf(id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const given = answer(asked, baseLaw, JSON.stringify(facts), { because: false })
  return 'value' in given ? given.value : given.error.code
}

/** The step of that name in the reason that a rule gives for facts. */
function stepIn(id: string, facts: object, name: string): Because | undefined {
  const search = (steps: readonly Because[]): Because | undefined => {
    for (const one of steps) {
      const deeper = one.rule === name ? one : search(one.parts ?? [])
      if (deeper !== undefined) return deeper
    }
    return undefined
  }
  const because = ruleOf(id)?.explain(baseLaw, facts).because
  return because && search([because])
}

describe('retiring by choice', () => {
  const man = { birth: '1970-06', category: 'male' }

  test('a month before the earliest one is too early although months and notice are there', () => {
    const early = { ...man, contributionMonths: 240, noticeGiven: '2029-12' }

    expect(found('flexible-retirement', { ...early, chosen: '2030-05' })).toMatchObject({
      conclusion: { verdict: 'no' },
    })
    expect(found('flexible-retirement', { ...early, chosen: '2030-06' })).toMatchObject({
      conclusion: { verdict: 'yes' },
    })
  })

  test('a woman whose age rises by five years begins three years before it, long after her original one', () => {
    expect(found('flexible-retirement', { birth: '1985-01', category: 'female-50' })).toMatchObject({
      originalMonth: '2035-01',
      statutoryMonth: '2040-01',
      earliest: '2037-01',
    })
  })

  test('at the age itself the minimum months are asked for, and nothing else', () => {
    const at = { ...man, chosen: '2031-11', contributionMonths: 191 }

    expect(found('flexible-retirement', at)).toMatchObject({
      kind: 'statutory',
      conclusion: { verdict: 'no', conditions: [{ condition: 'minimum-months', verdict: 'no' }] },
    })
  })

  test('that officials do not choose a later month has one source; who chooses an earlier one does not rest on it', () => {
    const [late, unsaid, early] = [
      { ...man, chosen: '2032-01', stateOffice: false },
      { ...man, chosen: '2032-01' },
      { ...man, chosen: '2031-01', stateOffice: true },
    ].map((facts) => stepIn('flexible-retirement', facts, 'retirement.flexible-choice')?.certainty)

    expect([late, unsaid, early]).toEqual(['one-source', 'two-sources', 'two-sources'])
  })
})

describe('full incapacity', () => {
  const ill = { birth: '1970-06', category: 'male', contributionMonths: 240, assessed: true }

  test('before 2025 it takes ten years of contributions and the age of 50, to the month', () => {
    const then = { ...ill, on: '2020-06', contributionMonths: 120 }

    expect(found('incapacity', then)).toMatchObject({ conclusion: { verdict: 'yes' } })
    expect(found('incapacity', { ...then, contributionMonths: 119 })).toMatchObject({
      conclusion: { verdict: 'no' },
    })
    expect(found('incapacity', { ...then, on: '2020-05' })).toMatchObject({ conclusion: { verdict: 'no' } })
  })

  test('since then it is reckoned like a pension from sixty months before the age, with the minimum months of that year', () => {
    const near = { ...ill, on: '2026-11', contributionMonths: 192 }

    expect(found('incapacity', near)).toMatchObject({ reckonedLike: 'pension' })
    expect(found('incapacity', { ...near, on: '2026-10' })).toMatchObject({ reckonedLike: 'share-of-base' })
    expect(found('incapacity', { ...near, contributionMonths: 191 })).toMatchObject({
      reckonedLike: 'share-of-base',
    })
    expect(found('incapacity', { ...near, contributionMonths: undefined })).toMatchObject({
      reckonedLike: null,
      conclusion: { verdict: 'needs-evidence' },
    })
  })
})

test('special work does not replace the minimum months', () => {
  const miner = { birth: '1971-02', sex: 'male', kind: 'harmful', on: '2026-02', monthsAtWork: 96 }

  expect(found('special-work', { ...miner, contributionMonths: 179 })).toMatchObject({
    conclusion: { verdict: 'no' },
  })
})

describe('residents', () => {
  test('whoever pays missing years after 60 has his pension from the month after the payment', () => {
    const late = { area: '370300', birth: '1965-01', yearsPaid: 10, tierFen: 300_000 }

    expect(found('resident-completion', { ...late, on: '2026-03' })).toMatchObject({ pensionFrom: '2026-04' })
    expect(found('resident-completion', { ...late, on: '2024-12' })).toMatchObject({ pensionFrom: '2025-02' })
  })

  test.each([
    [{ area: '370300', accountFen: 1_000_000, divisor: '139' }],
    [{ month: '2025-01', accountFen: 1_000_000, divisor: '139' }],
  ])('the basic part asks for both place and month: %j', (facts) => {
    expect(found('resident-pension', facts)).toBe('missing')
  })
})

describe('an injury at work', () => {
  const injury = { wageFen: 600_000, areaAverageFen: 746_800 }

  test('the fund pays the month up to the fourth grade, the employer from the fifth; from the seventh nobody does', () => {
    const paid = (grade: number) => found('work-injury', { ...injury, grade, minimumWageFen: 200_000 })

    expect(paid(4)).toMatchObject({ monthlyPaidBy: 'fund', monthlyFen: 450_000, topUpFen: 0 })
    expect(paid(5)).toMatchObject({ monthlyPaidBy: 'employer', monthlyFen: 420_000 })
    expect(paid(7)).toEqual({ ownWageFen: 600_000, lumpSumFen: 7_800_000 })
    expect(stepIn('work-injury', { ...injury, grade: 4 }, 'injury.monthly')?.source.article).toBe(
      '第三十五条',
    )
  })

  test('without a minimum wage nothing is said of a top-up, without a grade of care nothing of care', () => {
    expect(Object.keys(Object(found('work-injury', { ...injury, grade: 1 })))).toEqual([
      'ownWageFen',
      'lumpSumFen',
      'monthlyFen',
      'monthlyPaidBy',
    ])
  })

  test('dependants who together have just the own wage are not cut; whoever dies after the treatment leaves no lump sum', () => {
    const death = { died: '2026-03', ownWageFen: 600_000, areaAverageFen: 746_800 }
    const dependants = [{ relation: 'spouse' }, { relation: 'other' }, { relation: 'other' }]
    const after = { ...death, dependants, afterTreatment: true }

    expect(stepIn('injury-death', { ...death, dependants }, 'injury.death')?.facts).toMatchObject({
      capped: false,
    })
    expect(found('injury-death', after)).toMatchObject({
      dependantsFen: [240_000, 180_000, 180_000],
      lumpSumFen: 0,
      lumpSumProvisional: false,
    })
    expect(stepIn('injury-death', after, 'figure.injuryDeathLump')).toBeUndefined()
  })
})

describe('back payment', () => {
  const arrears = { area: '370300', paid: '2026-03-02', policy: 'employer-arrears', proved: true }
  const old = { month: '2022-12', baseFen: 400_000, rate: '0.24' }
  const recent = { month: '2025-06', baseFen: 400_000, rate: '0.24' }

  test('one month that lies more than three years back asks for a ruling, however many are younger', () => {
    expect(found('back-payment', { ...arrears, months: [old, recent] })).toMatchObject({
      conclusion: { verdict: 'needs-evidence' },
    })
    expect(found('back-payment', { ...arrears, months: [recent] })).toMatchObject({
      conclusion: { verdict: 'yes' },
    })
  })

  test('a special policy asks for no ruling, and a month without a due day bears no fee', () => {
    const talent = { ...arrears, area: '360100', policy: 'introduced-talent', months: [old] }

    expect(found('back-payment', talent)).toMatchObject({ conclusion: { verdict: 'yes' } })
    expect(found('back-payment', { ...arrears, months: [recent] })).toMatchObject({
      principalFen: 96_000,
      lateFeeFen: 0,
    })
  })

  test('a month that is paid in two parts is one month', () => {
    const months = [recent, { ...recent, baseFen: 100_000 }, { ...recent, month: '2025-07' }]

    expect(found('back-payment', { ...arrears, months })).toMatchObject({ monthsCounted: 2 })
  })
})

test('a fee that runs into the day of a new rate counts that day by the new one', () => {
  const fee = { amountFen: 1_000_000, due: '2011-06-29' }

  expect(found('late-fee', { ...fee, paid: '2011-06-30' })).toEqual({ feeFen: 2000 })
  expect(found('late-fee', { ...fee, paid: '2011-07-01' })).toEqual({ feeFen: 2500 })
})
