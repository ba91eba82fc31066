import { expect, test } from 'vitest'

import { baseLaw } from '../index.ts'
import { answer, ruleOf } from './index.ts'

/** What a rule answers to facts that it refuses. */
function refusal(id: string, facts: object): unknown {
  const asked = ruleOf(id)
  if (asked === undefined) throw new Error(`no rule ${id}`)
  const given = answer(asked, baseLaw, JSON.stringify(facts), { because: true })
  return 'error' in given ? given.error : 'answered'
}

const loan = { principalFen: 450_000, annualRate: '0.0385', paymentFen: 17_437, first: '2021-05' }
const index = { year: 2020, months: 12, wagesFen: 1, averageFen: 1 }
const fund = { year: 2020, months: 12, monthlyBaseFen: 1 }
const survivors = { area: '420000', died: '2025-06', monthsPaid: 240 }
const settlement = { from: '2025-01', to: '2025-06', prepaidFen: 1, determinedFen: 2 }
const pension = {
  area: '370000',
  decided: '2025-06',
  totalYears: '30',
  index: '1',
  baseFen: 1,
  accountFen: 1,
}

/** Facts that a formula takes, and a change with which it refuses them: code, field and sentence are what people and programs are told. */
const refused: readonly (readonly [string, object, object, string, string, string])[] = [
  [
    'contribution-base',
    { area: '310000', month: '2026-08', wageFen: 1 },
    { area: '370300' },
    'missing',
    'averageFen',
    'The limits of the area are not known: averageFen is needed.',
  ],
  [
    'contribution',
    { scheme: 'unemployment', area: 'national', month: '2025-12', baseFen: 1 },
    { month: '1998-01' },
    'not-known',
    'month',
    'No rate of unemployment is known for national in 1998-01.',
  ],
  [
    'contribution',
    { scheme: 'work-injury-class-1', area: 'national', month: '2025-12', baseFen: 1 },
    { floating: '0.8' },
    'out-of-range',
    'floating',
    'The steps of work-injury-class-1 are 1, 1.2, 1.5.',
  ],
  [
    'contribution',
    { scheme: 'unemployment', area: 'national', month: '2025-12', baseFen: 1 },
    { floating: '1' },
    'unknown-field',
    'floating',
    'A rate of unemployment does not float.',
  ],
  [
    'loan-schedule',
    loan,
    { paymentFen: 1444 },
    'out-of-range',
    'paymentFen',
    'The payment is not above the interest of the first month.',
  ],
  [
    'loan-schedule',
    { ...loan, principalFen: 12_000, annualRate: '0', paymentFen: 1 },
    { principalFen: 12_001 },
    'out-of-range',
    'paymentFen',
    'The loan is not paid back within 12000 months.',
  ],
  [
    'loan-rate-change',
    { ...loan, newRate: '0.035', from: '2021-05' },
    { from: '2021-04' },
    'out-of-range',
    'from',
    'The new rate begins outside of the schedule.',
  ],
  [
    'loan-rate-change',
    { ...loan, newRate: '0.035', from: '2023-07' },
    { from: '2023-08' },
    'out-of-range',
    'from',
    'The new rate begins outside of the schedule.',
  ],
  [
    'pension-settlement',
    settlement,
    { to: '2024-12' },
    'contradiction',
    'to',
    'The last month lies before the first.',
  ],
  [
    'employee-pension',
    { ...pension, divisor: '139', deemedYears: '0' },
    { decided: '2005-12' },
    'not-known',
    'decided',
    'The formula of this package holds from 2006 on.',
  ],
  [
    'account-divisor',
    { age: { years: 40, months: 0 } },
    { age: { years: 39, months: 11 } },
    'out-of-range',
    'age',
    'The table has the ages from 40 to 70 years.',
  ],
  [
    'account-divisor',
    { age: { years: 70, months: 0 } },
    { age: { years: 70, months: 1 } },
    'out-of-range',
    'age',
    'The table has the ages from 40 to 70 years.',
  ],
  [
    'average-index',
    { years: [index] },
    { years: [{ ...index, months: 0 }] },
    'contradiction',
    'years',
    'No month was paid.',
  ],
  [
    'average-index',
    { years: [index], monthsDue: 12 },
    { monthsDue: 11 },
    'contradiction',
    'monthsDue',
    'Fewer months are due than were paid.',
  ],
  [
    'contribution-periods',
    { spans: [{ kind: 'actual', from: '2000-01', to: '2000-01', evidence: 'p' }] },
    { spans: [{ kind: 'actual', from: '2000-02', to: '2000-01', evidence: 'p' }] },
    'contradiction',
    'spans[0].to',
    'The span ends before it begins.',
  ],
  [
    'contribution-periods',
    { spans: [{ kind: 'actual', from: '1900-01', to: '2049-12', evidence: 'p' }] },
    { spans: [{ kind: 'actual', from: '1900-01', to: '2050-01', evidence: 'p' }] },
    'out-of-range',
    'spans[0].to',
    'A span has at most 1800 months.',
  ],
  [
    'resident-pension',
    { area: '370000', month: '2009-09', accountFen: 1, divisor: '139' },
    { month: '2009-08' },
    'not-known',
    'month',
    'No basic part is known before 2009-09.',
  ],
  [
    'survivors-money',
    { ...survivors, incomeFen: 1, died: '2021-09' },
    { died: '2021-08' },
    'not-known',
    'died',
    'Before 2021-09 each area had rules of its own.',
  ],
  [
    'survivors-money',
    survivors,
    { area: '370000' },
    'missing',
    'incomeFen',
    'The income of the province is not known here: incomeFen is needed.',
  ],
  [
    'transfer-fund',
    { spans: [fund], accountFen: 0 },
    { spans: [fund, { ...fund, months: 1 }] },
    'contradiction',
    'spans[1].months',
    '2020 has more than twelve months.',
  ],
  [
    'unemployment-benefit',
    { area: '310000', month: '2026-09', benefitMonth: 24 },
    { benefitMonth: 25 },
    'out-of-range',
    'benefitMonth',
    'The benefit is paid for 24 months at most.',
  ],
  [
    'account-interest',
    { openingFen: 1, credits: [{ month: 6, fen: 1 }], rate: '0.02', lastMonth: 6 },
    { lastMonth: 5 },
    'contradiction',
    'credits[0].month',
    'A credit lies after the last month.',
  ],
]

test.each(refused)('%s takes %j and refuses it with %j: %s %s %s', (id, facts, change, ...told) => {
  const [code, field, message] = told

  expect(refusal(id, facts)).toBe('answered')
  expect(refusal(id, { ...facts, ...change })).toEqual({ code, field, message })
})

test.each([
  [{ month: '2025-01', accountFen: 1 }, 'basicFen', 'Either basicFen, or area and month are needed.'],
  [{ area: '370000', accountFen: 1 }, 'basicFen', 'Either basicFen, or area and month are needed.'],
  [{ basicFen: 1, divisor: '139' }, 'accountFen', 'Either accountFen or record is needed.'],
  [{ basicFen: 1, accountFen: 1 }, 'divisor', 'Either divisor or month is needed.'],
])('a resident pension of %j lacks %s', (facts, field, message) => {
  expect(refusal('resident-pension', facts)).toEqual({ code: 'missing', field, message })
})
