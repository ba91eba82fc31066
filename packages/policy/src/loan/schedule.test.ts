import { expect, test } from 'vitest'

import { baseLaw, type Because, decimal, fen, loanSchedule } from '../index.ts'

test('nothing lent is nothing to pay back, and the reason names no last month', () => {
  const reasons: Because[] = []
  const loan = {
    principalFen: fen(0),
    annualRate: decimal('0.0385'),
    paymentFen: fen(17_437),
    first: '2021-05',
  } as const

  expect(loanSchedule(baseLaw, loan, reasons)).toEqual({ instalments: [] })
  expect(reasons[0]?.facts).toMatchObject({ instalments: 0, last: null, interestFen: 0 })
})
