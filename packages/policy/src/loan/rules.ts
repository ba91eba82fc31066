import { rule } from '../rules/rule.ts'
import { decimalText, fenType, month, object } from '../rules/schema.ts'
import { loanSchedule } from './schedule.ts'

const instalment = {
  type: 'object',
  properties: {
    month: { type: 'string' },
    paymentFen: { type: 'integer' },
    interestFen: { type: 'integer' },
    principalFen: { type: 'integer' },
    balanceFen: { type: 'integer' },
  },
  required: ['month', 'paymentFen', 'interestFen', 'principalFen', 'balanceFen'],
}

/** 助保贷款还款计划. */
export const loanScheduleRule = rule({
  id: 'loan-schedule',
  version: 1,
  title: { zh: '助保贷款还款计划', en: 'Schedule of a contribution loan' },
  about:
    'A full month of interest in the first instalment, annual rate / 12 exactly, half up to the fen each month; the last instalment is the rest with its interest. A payment that is not above the interest is an error.',
  sources: [{ document: '助保贷款合同（按月付息，年利率÷12）' }],
  input: object({ principalFen: fenType, annualRate: decimalText(1), paymentFen: fenType, first: month }),
  output: {
    type: 'object',
    properties: { instalments: { type: 'array', items: instalment } },
    required: ['instalments'],
  },
  example: { principalFen: 450_000, annualRate: '0.0385', paymentFen: 17_437, first: '2021-05' },
  formula: loanSchedule,
})
