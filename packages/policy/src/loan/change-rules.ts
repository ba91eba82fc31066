import { rule } from '../rules/rule.ts'
import { decimalText, fenType, gives, month, object, outputOf, whole } from '../rules/schema.ts'
import { earlyRepayment, loanAfterDeath, loanRateChange } from './changes.ts'

const contract = { document: '助保贷款合同' } as const
const rate = decimalText(1)

/** 提前还款. */
export const earlyRepaymentRule = rule({
  id: 'loan-early-repayment',
  version: 1,
  title: { zh: '助保贷款提前还款', en: 'Early repayment of a loan' },
  about:
    'The balance and a thirtieth of the month’s interest for each day since the last instalment, half up once; no fee. By contract: to be confirmed.',
  sources: [contract],
  input: object({ balanceFen: fenType, annualRate: rate, days: whole(0, 31) }),
  output: outputOf({ interestFen: gives.whole, payFen: gives.whole }),
  example: { balanceFen: 401_866, annualRate: '0.0385', days: 12 },
  formula: earlyRepayment,
})

/** 借款人死亡. */
export const loanAfterDeathRule = rule({
  id: 'loan-after-death',
  version: 1,
  title: { zh: '借款人死亡后的助保贷款', en: 'Loan after a death' },
  about:
    'The rest is taken from the balance left in the account, never from survivors’ own money. By contract: to be confirmed.',
  sources: [contract],
  input: object({ balanceFen: fenType, accountFen: fenType }),
  output: outputOf({ fromAccountFen: gives.whole, toHeirsFen: gives.whole, openFen: gives.whole }),
  example: { balanceFen: 401_866, accountFen: 380_000 },
  formula: loanAfterDeath,
})

/** 利率调整. */
export const loanRateChangeRule = rule({
  id: 'loan-rate-change',
  version: 1,
  title: { zh: '助保贷款利率调整', en: 'Change of a loan’s rate' },
  about:
    'From the next instalment on the schedule is derived anew on the balance left. Only where the contract floats: to be confirmed.',
  sources: [contract],
  input: object({
    principalFen: fenType,
    annualRate: rate,
    paymentFen: fenType,
    first: month,
    newRate: rate,
    from: month,
  }),
  output: outputOf({ instalments: gives.list }),
  example: {
    principalFen: 450_000,
    annualRate: '0.0385',
    paymentFen: 17_437,
    first: '2021-05',
    newRate: '0.035',
    from: '2022-01',
  },
  formula: loanRateChange,
})
