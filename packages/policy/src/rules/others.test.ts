import { describe, expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { answer, rules } from './index.ts'

/** The value that a rule gives for facts, or the code of its error. */
function found(id: string, facts: object): unknown {
  const asked = rules.find((one) => one.id === id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const given = answer(asked, baseLaw, JSON.stringify(facts), { because: false })
  return 'value' in given ? given.value : given.error.code
}

/** The least sure step of the reason that a rule gives for facts. */
function sureness(id: string, facts: object): unknown {
  return rules.find((one) => one.id === id)?.explain(baseLaw, facts).because.certainty
}

describe('flexible retirement', () => {
  const man = { birth: '1970-06', category: 'male' }

  test('a man of 1970-06 may choose from 2030-06, his original age, to 2034-11', () => {
    expect(found('flexible-retirement', man)).toMatchObject({
      statutoryMonth: '2031-11',
      earliest: '2030-06',
      latest: '2034-11',
      originalMonth: '2030-06',
    })
  })

  const early = { ...man, chosen: '2030-06', contributionMonths: 186, noticeGiven: '2030-03' }
  test.each([
    ['with months and notice', early, 'yes'],
    ['a month too early', { ...early, chosen: '2030-05' }, 'no'],
    ['a month short of the 186 of 2030', { ...early, contributionMonths: 185 }, 'no'],
    ['notice two months before', { ...early, noticeGiven: '2030-04' }, 'no'],
    ['without a word of notice', { ...man, chosen: '2030-06', contributionMonths: 186 }, 'needs-evidence'],
    [
      'late, by the last month',
      { ...man, chosen: '2034-11', noticeGiven: '2031-10', stateOffice: false },
      'yes',
    ],
    [
      'late, agreed in the statutory month',
      { ...man, chosen: '2034-11', noticeGiven: '2031-11', stateOffice: false },
      'no',
    ],
    ['a month too late', { ...man, chosen: '2034-12', noticeGiven: '2031-10', stateOffice: false }, 'no'],
    [
      'late in a state office',
      { ...man, chosen: '2032-01', noticeGiven: '2031-10', stateOffice: true },
      'no',
    ],
    ['late, office unknown', { ...man, chosen: '2032-01', noticeGiven: '2031-10' }, 'needs-evidence'],
    ['at the age', { ...man, chosen: '2031-11', contributionMonths: 192 }, 'yes'],
  ])('%s: %j', (_name, facts, verdict) => {
    expect(found('flexible-retirement', facts)).toMatchObject({ conclusion: { verdict } })
  })

  test('late retirement is judged by the minimum months of the statutory year', () => {
    expect(found('flexible-retirement', { ...man, chosen: '2034-11' })).toMatchObject({
      minimumContributionMonths: 192,
    })
    expect(found('flexible-retirement', early)).toMatchObject({ minimumContributionMonths: 186 })
  })
})

describe('earlier for work or incapacity', () => {
  const miner = { birth: '1971-02', sex: 'male', kind: 'underground-or-heat', on: '2026-02' }

  test.each([
    [{ ...miner, monthsAtWork: 108, contributionMonths: 180 }, 'yes'],
    [{ ...miner, monthsAtWork: 107, contributionMonths: 180 }, 'no'],
    [{ ...miner, contributionMonths: 180 }, 'needs-evidence'],
    [{ ...miner, monthsAtWork: 108, contributionMonths: 180, on: '2026-01' }, 'no'],
    [{ ...miner, kind: 'height-or-very-heavy', monthsAtWork: 119, contributionMonths: 180 }, 'no'],
    [{ ...miner, kind: 'harmful', monthsAtWork: 96, contributionMonths: 180 }, 'yes'],
    [{ ...miner, sex: 'female', birth: '1981-02', monthsAtWork: 108, contributionMonths: 180 }, 'yes'],
  ])('special work %j: %s', (facts, verdict) => {
    expect(found('special-work', facts)).toMatchObject({ conclusion: { verdict } })
    expect(sureness('special-work', facts)).toBe('to-confirm')
  })

  const ill = { birth: '1970-06', category: 'male', contributionMonths: 240, assessed: true }
  test.each([
    [
      { ...ill, on: '2027-01' },
      { kind: 'allowance', reckonedLike: 'pension', endsWith: '2031-11', conclusion: { verdict: 'yes' } },
    ],
    [
      { ...ill, on: '2026-10' },
      { reckonedLike: 'share-of-base', conclusion: { verdict: 'yes' } },
    ],
    [{ ...ill, on: '2027-01', contributionMonths: 191 }, { reckonedLike: 'share-of-base' }],
    [{ ...ill, on: '2031-11' }, { conclusion: { verdict: 'no' } }],
    [
      { ...ill, on: '2024-12' },
      { kind: 'early-retirement', endsWith: null, conclusion: { verdict: 'yes' } },
    ],
    [
      { ...ill, on: '2020-05' },
      { kind: 'early-retirement', conclusion: { verdict: 'no' } },
    ],
    [{ ...ill, on: '2027-01', assessed: undefined }, { conclusion: { verdict: 'needs-evidence' } }],
  ])('incapacity %j', (facts, value) => {
    expect(found('incapacity', facts)).toMatchObject(value)
  })
})

describe('contributions', () => {
  test.each([
    [300_000, 448_080],
    [600_000, 600_000],
    [3_000_000, 2_240_400],
  ])('a wage of %i fen against an average of 7468.00 gives a base of %i', (wageFen, baseFen) => {
    const facts = { area: '370300', month: '2024-01', wageFen, averageFen: 746_800 }

    expect(found('contribution-base', facts)).toMatchObject({
      baseFen,
      floorFen: 448_080,
      ceilingFen: 2_240_400,
    })
  })

  test('published limits go where no average is given, and are provisional after their year', () => {
    const facts = { area: '310000', month: '2026-07', wageFen: 500_000 }

    expect(found('contribution-base', facts)).toEqual({
      baseFen: 754_600,
      floorFen: 754_600,
      ceilingFen: 3_773_100,
      provisional: false,
    })
    expect(found('contribution-base', { ...facts, month: '2027-07' })).toMatchObject({ provisional: true })
    expect(found('contribution-base', { ...facts, area: '440100', month: '2025-07' })).toMatchObject({
      floorFen: 551_000,
    })
    expect(found('contribution-base', { ...facts, area: '440400', month: '2025-07' })).toMatchObject({
      floorFen: 477_500,
    })
    expect(found('contribution-base', { ...facts, area: '370300' })).toBe('missing')
  })

  test('a flexible worker pays 896.16 on 4480.80, of which 358.46 go to the account', () => {
    const facts = { scheme: 'employee-pension-flexible', area: '370300', month: '2024-01', baseFen: 448_080 }

    expect(found('contribution', facts)).toMatchObject({
      employerFen: null,
      personFen: 89_616,
      toAccountFen: 35_846,
    })
  })

  test.each([
    ['2019-04', 200_000],
    ['2019-05', 160_000],
  ])('the employer of a month of %s pays %i on 10,000.00, the person 800.00', (month, employerFen) => {
    const facts = { scheme: 'employee-pension', area: '370300', month, baseFen: 1_000_000 }

    expect(found('contribution', facts)).toMatchObject({
      employerFen,
      personFen: 80_000,
      toAccountFen: 80_000,
    })
  })

  test('a rate of both together is not split, and past its last document it is provisional', () => {
    const facts = { scheme: 'unemployment', area: 'national', month: '2025-12', baseFen: 1_000_000 }

    expect(found('contribution', facts)).toMatchObject({
      employerFen: null,
      personFen: null,
      togetherFen: 10_000,
      provisional: false,
    })
    expect(found('contribution', { ...facts, month: '2026-01' })).toMatchObject({
      togetherFen: 10_000,
      provisional: true,
    })
    expect(found('contribution', { ...facts, month: '1998-01' })).toBe('not-known')
  })

  test('who did not declare is fixed at 110 %: 1357.40', () => {
    expect(found('undeclared-contribution', { lastMonthFen: 123_400 })).toEqual({ fixedFen: 135_740 })
  })

  const past = { month: '2024-01', baseFen: 400_000, rate: '0.24', due: '2024-02-20' }
  const talent = {
    area: '360100',
    paid: '2026-03-02',
    policy: 'introduced-talent',
    months: [past],
    proved: true,
  }

  test('an introduced talent of Jiangxi pays the principal and no late fee', () => {
    expect(found('back-payment', talent)).toMatchObject({
      principalFen: 96_000,
      lateFeeFen: 0,
      totalFen: 96_000,
      entersIndex: true,
      conclusion: { verdict: 'yes' },
    })
    expect(found('back-payment', { ...talent, area: '370300' })).toMatchObject({
      conclusion: { verdict: 'no' },
    })
    expect(found('back-payment', { ...talent, proved: undefined })).toMatchObject({
      conclusion: { verdict: 'needs-evidence' },
    })
  })

  test('an employer pays the late fee, and what lies more than three years back asks for a ruling', () => {
    const arrears = { ...talent, policy: 'employer-arrears' }
    const old = { ...arrears, months: [{ ...past, month: '2023-02' }] }

    // 741 days from 2024-02-20 to 2026-03-02 at 0.5 ‰ of 960.00
    expect(found('back-payment', arrears)).toMatchObject({
      lateFeeFen: 35_568,
      totalFen: 131_568,
      conclusion: { verdict: 'yes' },
    })
    expect(found('back-payment', old)).toMatchObject({ conclusion: { verdict: 'needs-evidence' } })
    expect(found('back-payment', { ...old, ruling: true })).toMatchObject({ conclusion: { verdict: 'yes' } })
    expect(found('back-payment', { ...old, months: [{ ...past, month: '2023-03' }] })).toMatchObject({
      conclusion: { verdict: 'yes' },
    })
  })
})

describe('periods', () => {
  const deemed = { kind: 'deemed', from: '1985-03', to: '1996-03', place: 'A', evidence: '招工表' }
  const paid = { kind: 'actual', from: '1996-01', to: '1997-12', place: 'B', evidence: '记录' }

  test('a month that two spans claim counts once, as paid, and is reported', () => {
    expect(found('contribution-periods', { spans: [deemed, paid] })).toEqual({
      actualMonths: 24,
      deemedMonths: 130,
      totalMonths: 154,
      byPlace: { A: 130, B: 24 },
      overlaps: [{ from: '1996-01', to: '1996-03', spans: [1, 0] }],
      needsEvidence: [],
    })
  })

  test('a span without evidence does not count yet, and is named', () => {
    const spans = [{ ...deemed, evidence: undefined }, paid]

    expect(found('contribution-periods', { spans })).toMatchObject({
      totalMonths: 24,
      needsEvidence: [0],
      overlaps: [],
    })
  })

  test('a span that ends before it begins is refused', () => {
    expect(found('contribution-periods', { spans: [{ ...paid, to: '1995-12' }] })).toBe('contradiction')
  })

  test('gaps leave the index of paid months as it is, or count as zero where months due are given', () => {
    const years = [
      { year: 2023, months: 12, wagesFen: 3_600_000, averageFen: 600_000 },
      { year: 2024, months: 6, wagesFen: 2_400_000, averageFen: 800_000 },
    ]

    expect(found('average-index', { years })).toEqual({ index: '0.5000', months: 18 })
    expect(found('average-index', { years, monthsDue: 24 })).toEqual({ index: '0.3750', months: 24 })
    expect(found('average-index', { years, monthsDue: 17 })).toBe('contradiction')
    expect(found('average-index', { years: [] })).toBe('contradiction')
  })
})

describe('a pension afterwards', () => {
  test.each([
    [366_144, 372_010, { months: 8, differenceFen: 46_928, owedBy: 'agency' }],
    [372_010, 366_144, { months: 8, differenceFen: -46_928, owedBy: 'person' }],
    [366_144, 366_144, { months: 8, differenceFen: 0, owedBy: null }],
  ])('prepaid %i and determined %i are settled both ways', (prepaidFen, determinedFen, value) => {
    expect(
      found('pension-settlement', { prepaidFen, determinedFen, from: '2026-02', to: '2026-09' }),
    ).toMatchObject(value)
  })

  const rule = {
    year: 2025,
    fixedFen: 2800,
    perYearFen: 90,
    ownShare: '0.006',
    ages: [
      { years: 70, fen: 2000 },
      { years: 80, fen: 4000 },
    ],
    hardshipFen: 500,
  }
  const old = { rule, pensionFen: 310_033, contributionMonths: 365, birth: '1954-12', retired: '2014-12' }

  test.each([
    ['28 + 30 years + 0.6 % + age 70', old, 9360],
    ['a month too young for it', { ...old, birth: '1955-01' }, 7360],
    ['80', { ...old, birth: '1944-12' }, 11_360],
    ['begun years count', { ...old, rule: { ...rule, begunYearsCount: true } }, 9450],
    ['a hardship place', { ...old, hardshipPlace: true }, 9860],
    ['up to a yuan', { ...old, rule: { ...rule, upToFen: 100 } }, 9400],
    ['retired in the year itself', { ...old, retired: '2025-01' }, 0],
    ['retired in the last month before', { ...old, retired: '2024-12' }, 9360],
  ])('adjusted: %s', (_name, facts, increaseFen) => {
    expect(found('pension-adjustment', facts)).toEqual({ increaseFen, pensionFen: 310_033 + increaseFen })
  })
})

describe('residents and survivors', () => {
  const zibo = { area: '370300', on: '2021-04', birth: '1961-04', yearsPaid: 0, tierFen: 30_000 }

  test('fifteen years at 300 are 4500, and the pension begins the month after', () => {
    expect(found('resident-completion', zibo)).toMatchObject({
      missingYears: 15,
      amountFen: 450_000,
      pensionFrom: '2021-05',
      conclusion: { verdict: 'yes' },
    })
    expect(found('resident-completion', { ...zibo, birth: '1961-05' })).toMatchObject({
      pensionFrom: '2021-06',
      conclusion: { verdict: 'no' },
    })
    expect(found('resident-completion', { ...zibo, tierFen: 31_000 })).toMatchObject({
      conclusion: { verdict: 'no' },
    })
    expect(found('resident-completion', { ...zibo, yearsPaid: 20 })).toMatchObject({
      missingYears: 0,
      amountFen: 0,
    })
    expect(found('resident-completion', { ...zibo, yearsAsked: 11, yearsPaid: 10 })).toMatchObject({
      missingYears: 1,
    })
  })

  const both = {
    on: '2026-03',
    employeeMonths: 179,
    employeeAccountFen: 4_000_000,
    residentAccountFen: 300_000,
    doublePaidFen: 10_000,
  }
  test('resident years never become employee years', () => {
    expect(found('scheme-bridge', both)).toEqual({
      scheme: 'resident-pension',
      accountFen: 4_300_000,
      monthsJoin: true,
      refundFen: 10_000,
    })
    expect(found('scheme-bridge', { ...both, employeeMonths: 180 })).toMatchObject({
      scheme: 'employee-pension',
      monthsJoin: false,
    })
  })

  const hubei = { area: '420500', died: '2025-06' }
  test.each([
    [59, 3],
    [60, 6],
    [119, 6],
    [120, 9],
    [180, 9],
    [191, 9],
    [192, 10],
    [240, 14],
    [360, 24],
    [400, 24],
  ])('%i months paid give %i months to survivors', (monthsPaid, survivorsMonths) => {
    expect(found('survivors-money', { ...hubei, monthsPaid })).toMatchObject({
      funeralFen: 783_100,
      survivorsMonths,
    })
  })

  test('Hubei, 20 years: 7831.00 and 14 months, together 62,648.00; 15 years: 43,070.50', () => {
    expect(found('survivors-money', { ...hubei, monthsPaid: 240 })).toMatchObject({
      survivorsFen: 5_481_700,
      totalFen: 6_264_800,
    })
    expect(found('survivors-money', { ...hubei, monthsPaid: 180 })).toMatchObject({ totalFen: 4_307_050 })
    expect(sureness('survivors-money', { ...hubei, monthsPaid: 180 })).toBe('to-confirm')
  })

  test('a pensioner’s months shrink by the years drawn, to nine at least', () => {
    expect(found('survivors-money', { ...hubei, monthsPaid: 360, monthsDrawn: 35 })).toMatchObject({
      survivorsMonths: 22,
    })
    expect(found('survivors-money', { ...hubei, monthsPaid: 360, monthsDrawn: 300 })).toMatchObject({
      survivorsMonths: 9,
    })
    expect(found('survivors-money', { area: '370300', died: '2025-06', monthsPaid: 360 })).toBe('missing')
    expect(found('survivors-money', { ...hubei, died: '2021-08', monthsPaid: 360 })).toBe('not-known')
  })
})

describe('injury, unemployment and places', () => {
  const death = { died: '2025-03', ownWageFen: 600_000, areaAverageFen: 746_800 }
  const family = [{ relation: 'spouse' }, { relation: 'other' }, { relation: 'other' }, { relation: 'other' }]

  test('a spouse, two children and a parent share the own wage in proportion', () => {
    expect(found('injury-death', { ...death, dependants: family })).toEqual({
      funeralFen: 4_480_800,
      dependantsFen: [184_615, 138_462, 138_462, 138_462],
      lumpSumFen: 108_376_000,
      lumpSumProvisional: false,
    })
  })

  test('below the own wage each has his share; the lump sum of a later year is provisional, of an unknown one null', () => {
    const dependants = [{ relation: 'spouse' }, { relation: 'other', lonely: true }]

    expect(found('injury-death', { ...death, dependants })).toMatchObject({
      dependantsFen: [240_000, 240_000],
    })
    expect(found('injury-death', { ...death, died: '2026-03', dependants: [] })).toMatchObject({
      lumpSumFen: 108_376_000,
      lumpSumProvisional: true,
    })
    expect(found('injury-death', { ...death, died: '2021-03', dependants: [] })).toMatchObject({
      lumpSumFen: null,
    })
    expect(found('injury-death', { ...death, dependants: [], afterTreatment: true })).toMatchObject({
      lumpSumFen: 0,
    })
  })

  const jobless = { area: '310000', month: '2026-09', monthsPaid: 120, againstWill: true, registered: true }
  test.each([
    [{ ...jobless, benefitMonth: 12 }, 234_000, 'yes'],
    [{ ...jobless, benefitMonth: 13 }, 187_200, 'yes'],
    [{ ...jobless, benefitMonth: 30, prolonged: true }, 169_000, 'yes'],
    [{ ...jobless, monthsPaid: 11 }, 234_000, 'no'],
    [{ ...jobless, againstWill: undefined }, 234_000, 'needs-evidence'],
    [{ ...jobless, area: '370300' }, null, 'yes'],
  ])('unemployed %j', (facts, amountFen, verdict) => {
    expect(found('unemployment-benefit', facts)).toMatchObject({ amountFen, conclusion: { verdict } })
  })

  test('Shanghai gives two months for each full year: ten years are twenty', () => {
    const facts = { monthsPaid: 120, undrawnMonths: 0, area: '310115', on: '2026-09' }

    expect(found('unemployment-months', facts)).toEqual({ maximumMonths: 20 })
    expect(found('unemployment-months', { ...facts, monthsPaid: 23 })).toEqual({ maximumMonths: 2 })
    expect(found('unemployment-months', { ...facts, monthsPaid: 400 })).toEqual({ maximumMonths: 24 })
    expect(found('unemployment-months', { ...facts, on: '2026-08' })).toEqual({ maximumMonths: 24 })
  })

  const joining = {
    sex: 'male',
    age: 50,
    household: 'A',
    place: 'B',
    first: true,
    transferredByAuthority: false,
  }
  test.each([
    [joining, 'yes'],
    [{ ...joining, age: 49 }, 'no'],
    [{ ...joining, sex: 'female', age: 40 }, 'yes'],
    [{ ...joining, place: 'A' }, 'no'],
    [{ ...joining, transferredByAuthority: true }, 'no'],
    [{ ...joining, first: undefined }, 'needs-evidence'],
  ])('a temporary account %j: %s', (facts, verdict) => {
    expect(found('temporary-account', facts)).toMatchObject({ conclusion: { verdict } })
  })

  test('a number of 15 digits becomes one of 18', () => {
    expect(found('identity-conversion', { number: '370305650114017' })).toEqual({
      number: '370305196501140175',
    })
    expect(found('identity-conversion', { number: '370305196501140175' })).toBe('out-of-range')
    expect(sureness('identity-conversion', { number: '370305650114998' })).toBe('to-confirm')
  })
})

describe('loan and rates', () => {
  const loan = { principalFen: 450_000, annualRate: '0.0385', paymentFen: 17_437, first: '2021-05' }

  test('repaid early, each day costs a thirtieth of the month', () => {
    // 401,866 fen × 3.85 % / 12 = 1289.3 fen a month
    expect(found('loan-early-repayment', { balanceFen: 401_866, annualRate: '0.0385', days: 12 })).toEqual({
      interestFen: 516,
      payFen: 402_382,
    })
    expect(
      found('loan-early-repayment', { balanceFen: 401_866, annualRate: '0.0385', days: 0 }),
    ).toMatchObject({ interestFen: 0 })
  })

  test('after a death the account pays, and survivors never', () => {
    expect(found('loan-after-death', { balanceFen: 100, accountFen: 80 })).toEqual({
      fromAccountFen: 80,
      toHeirsFen: 0,
      openFen: 20,
    })
    expect(found('loan-after-death', { balanceFen: 80, accountFen: 100 })).toEqual({
      fromAccountFen: 80,
      toHeirsFen: 20,
      openFen: 0,
    })
  })

  test('the same rate changes nothing, a lower one ends sooner, and what was paid stays', () => {
    const same = found('loan-rate-change', { ...loan, newRate: '0.0385', from: '2022-01' })

    expect(same).toEqual(found('loan-schedule', loan))
    expect(found('loan-rate-change', { ...loan, newRate: '0', from: '2021-05' })).toEqual(
      found('loan-schedule', { ...loan, annualRate: '0' }),
    )
    expect(found('loan-rate-change', { ...loan, newRate: '0.03', from: '2021-04' })).toBe('out-of-range')
    expect(found('loan-rate-change', { ...loan, newRate: '0.03', from: '2023-08' })).toBe('out-of-range')
    expect(found('loan-rate-change', { ...loan, newRate: '0.03', from: '2023-07' })).toMatchObject({
      instalments: { length: 27 },
    })
  })

  test('20 to 16 % on 600,000.00 a month are 192,000.00 in the eight months of 2019', () => {
    const bills = [5, 6, 7, 8, 9, 10, 11, 12].map((month) => ({
      payer: 'A',
      month: `2019-${String(month).padStart(2, '0')}`,
      baseFen: 60_000_000,
    }))

    expect(found('rate-change-relief', { bills, oldRate: '0.20', newRate: '0.16' })).toEqual({
      reliefFen: 19_200_000,
      byPayer: { A: 19_200_000 },
    })
  })

  test('relief is rounded as billed, not on the sum', () => {
    const bills = ['A', 'B', 'B'].map((payer, at) => ({ payer, month: `2019-0${at + 5}`, baseFen: 3 }))

    expect(found('rate-change-relief', { bills, oldRate: '0.20', newRate: '0.16' })).toEqual({
      reliefFen: 3,
      byPayer: { A: 1, B: 2 },
    })
  })
})
