import { expect, test } from 'vitest'

import {
  baseLaw,
  changesBy,
  dayOf,
  employeePension,
  figureOfKey,
  inForce,
  lawOfSent,
  type Overlays,
  publishedLaw,
  type PublishedValue,
  unfitting,
  withValues,
} from './index.ts'

const source = { document: '样例通知', number: '样例〔2026〕1号', published: '2026-03-01' } as const
const base2026: PublishedValue = {
  key: 'pensionBase',
  area: '410000',
  from: '2026-01',
  knownUntil: '2026-12',
  value: 6899_00,
  source,
  certainty: 'text-read',
}
const nothing: Overlays = { exceptions: [], knownUntil: dayOf('2026-12-31'), values: [] }
const rate: PublishedValue = {
  key: 'contributionRates.employee-pension.employer',
  area: '410000',
  from: '2026-05-01',
  value: { rate: '0.15', toAccount: '0' },
  source,
  certainty: 'text-read',
}

test('overlays give the same law wherever they are laid over the shipped one, after a way as JSON too', () => {
  const overlays: Overlays = {
    exceptions: [{ date: '2027-01-01', kind: 'off', name: '元旦', source: '样例' }],
    knownUntil: dayOf('2027-12-31'),
    values: [base2026, rate],
  }
  const here = publishedLaw(baseLaw, overlays)
  const sent: Overlays & { hash: string; shipped: string } = JSON.parse(
    JSON.stringify({ ...overlays, hash: here.hash, shipped: baseLaw.hash }),
  )

  expect(lawOfSent(baseLaw, sent).hash).toBe(here.hash)
  expect(here.hash).not.toBe(baseLaw.hash)
  expect(() => lawOfSent(baseLaw, { ...sent, values: [rate] })).toThrow(RangeError)
  expect(() => lawOfSent(here, sent)).toThrow(RangeError)
})

test('figures leave the hash of the calendar as it was, and a notice leaves it not', () => {
  const figures = publishedLaw(baseLaw, { ...nothing, values: [base2026] })
  const notice = publishedLaw(baseLaw, { ...nothing, knownUntil: dayOf('2027-12-31') })

  expect(figures.calendarHash).toBe(baseLaw.calendarHash)
  expect(notice.calendarHash).not.toBe(baseLaw.calendarHash)
  expect(new Set([baseLaw.hash, figures.hash, notice.hash]).size).toBe(3)
})

test('of two values for one area and day the later published one holds, and the order of others changes nothing', () => {
  const corrected = { ...base2026, from: '2026-01-01', value: 6900_00 } as const

  const [one, other] = [
    withValues(baseLaw, [base2026, corrected]),
    withValues(baseLaw, [corrected, base2026]),
  ]

  expect(inForce(one.figures.pensionBase, '410200', '2026-06')).toMatchObject({ value: 6900_00 })
  expect(inForce(other.figures.pensionBase, '410200', '2026-06')).toMatchObject({ value: 6899_00 })
  expect(withValues(baseLaw, [base2026, rate]).hash).toBe(withValues(baseLaw, [rate, base2026]).hash)
})

test('a published value is read by formulas, of its area alone, and a rate of contribution as well', () => {
  const law = withValues(baseLaw, [base2026, rate])
  const pension = (area: string, of = law) =>
    employeePension(of, { area, decided: '2026-06', totalYears: { n: 30, d: 1 }, index: { n: 1, d: 1 } })

  expect(pension('410000').basicFen).not.toBe(pension('410000', baseLaw).basicFen)
  expect(pension('340000').basicFen).toBe(pension('340000', baseLaw).basicFen)
  const rates = figureOfKey(law.figures, rate.key)
  expect(rates === undefined ? undefined : inForce(rates, '410200', '2026-06')).toMatchObject({
    value: { rate: '0.15' },
  })
})

test('a value that was written with its fields in another order gives the same text in a reason', () => {
  const rounding = { ...base2026, key: 'pensionRounding' }
  const [one, other] = [
    { partsFen: 10, totalUpFen: 100 },
    { totalUpFen: 100, partsFen: 10 },
  ].map((value) => {
    const law = withValues(baseLaw, [{ ...rounding, value }])
    return [law.hash, JSON.stringify(inForce(law.figures.pensionRounding, '410000', '2026-06')?.value)]
  })

  expect(one).toEqual(other)
})

test('a figure that there is not is refused', () => {
  expect(() => withValues(baseLaw, [{ ...base2026, key: 'no-such-figure' }])).toThrow(RangeError)
})

test('values of a figure that there is no more, or that has another form now, do not fit, and all others do', () => {
  const { pensionBase: _gone, ...others } = baseLaw.figures
  const [shipped] = others.pensionRounding.values
  const parted = { ...base2026, key: 'pensionRounding', value: shipped?.value }
  const values = [base2026, rate, { ...parted, value: '10' }, parted, { ...parted, key: 'toString' }]

  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the figures of a program that lost one
  const later = { figures: others } as Pick<typeof baseLaw, 'figures'>
  expect(unfitting(baseLaw, values)).toEqual([2, 4])
  expect(unfitting(later, values)).toEqual([0, 2, 4])
})

test('what a value changes: what held before, whether it corrects, and when the next one begins', () => {
  const correction = { ...base2026, from: '2025-01', value: 6739_00 } as const
  const city = { ...base2026, area: '410200' }

  const changes = changesBy(baseLaw, [base2026, correction, city])

  expect(changes).toMatchObject([
    { area: '410000', corrects: false, next: null, before: { value: 6738_00, from: '2025-01' } },
    { area: '410000', corrects: true, next: '2026-01', before: { value: 6738_00 } },
    { area: '410200', corrects: false, next: null, before: { value: 6738_00, area: '410000' } },
  ])
})
