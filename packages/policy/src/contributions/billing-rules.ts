import { conclusionSchema } from '../conditions.ts'
import { rule } from '../rules/rule.ts'
import {
  area,
  baseType,
  day,
  decimalText,
  fenType,
  gives,
  list,
  month,
  object,
  oneOf,
  optional,
  outputOf,
  text,
  yesNo,
} from '../rules/schema.ts'
import { backPayment } from './back-payment.ts'
import { contributionBase } from './base.ts'
import { contribution, ratedSchemes, undeclaredContribution } from './contribution.ts'
import type { LateFeeVersion } from './late-fee.ts'

/** 缴费基数. */
export const contributionBaseRule = rule({
  id: 'contribution-base',
  version: 1,
  title: { zh: '缴费基数上下限', en: 'Contribution base between floor and ceiling' },
  about:
    'The wage, not below 60 % and not above 300 % of the area’s average; without averageFen by the limits the area has published.',
  sources: [{ document: '降低社会保险费率综合方案', number: '国办发〔2019〕13号', article: '第三条' }],
  dated: 'month',
  input: object({ area, month, wageFen: fenType, averageFen: optional(baseType) }),
  output: outputOf({
    baseFen: gives.whole,
    floorFen: gives.whole,
    ceilingFen: gives.whole,
    provisional: gives.yesNo,
  }),
  example: { area: '370300', month: '2024-01', wageFen: 300_000, averageFen: 746_800 },
  others: [{ area: '310000', month: '2026-08', wageFen: 300_000 }],
  formula: contributionBase,
})

/** 缴费额. */
export const contributionRule = rule({
  id: 'contribution',
  version: 1,
  title: { zh: '月缴费额', en: 'Contribution of a month' },
  about:
    'Base × rate by payer, each half up to the fen, and what of it goes to the account; null where only both together have a rate. A rate of work injury may float: floating is its step, as "1.2", and one that the class does not have is an error.',
  sources: [{ document: '社会保险法（2018修正）', article: '第十二条' }],
  dated: 'month',
  input: object({
    scheme: oneOf(ratedSchemes),
    area,
    month,
    baseFen: baseType,
    floating: optional(decimalText(10)),
  }),
  output: outputOf({
    employerFen: gives.wholeOrNull,
    personFen: gives.wholeOrNull,
    togetherFen: gives.wholeOrNull,
    toAccountFen: gives.whole,
    provisional: gives.yesNo,
  }),
  example: { scheme: 'employee-pension-flexible', area: '370300', month: '2024-01', baseFen: 448_080 },
  others: [
    {
      scheme: 'work-injury-class-3',
      area: '370300',
      month: '2024-01',
      baseFen: 10_000_000,
      floating: '1.2',
    },
  ],
  formula: contribution,
})

/** 未按时申报. */
export const undeclaredContributionRule = rule({
  id: 'undeclared-contribution',
  version: 1,
  title: { zh: '未按时申报的缴费额', en: 'Contribution that was not declared' },
  about: '110 % of last month’s amount, half up to the fen; settled later.',
  sources: [{ document: '社会保险法（2018修正）', article: '第六十二条' }],
  input: object({ lastMonthFen: fenType }),
  output: outputOf({ fixedFen: gives.whole }),
  example: { lastMonthFen: 123_400 },
  formula: undeclaredContribution,
})

const pastMonth = object({ month, baseFen: baseType, rate: decimalText(1), due: optional(day) })

const backPaymentOf = (version: LateFeeVersion) =>
  rule({
    id: 'back-payment',
    version,
    title: { zh: '补缴', en: 'Back payment' },
    about:
      'Principal on the bases of the time, the late fee where the policy bears one, and whether the payment may be made: yes, no, or needs-evidence. To be confirmed.',
    sources: [
      { document: '关于进一步加强企业职工基本养老保险基金收支管理的通知', number: '人社部发〔2016〕132号' },
      { document: '社会保险费征缴暂行条例', article: '第十三条' },
    ],
    dated: 'paid',
    input: object({
      area,
      paid: day,
      policy: text,
      months: list(pastMonth),
      proved: optional(yesNo),
      ruling: optional(yesNo),
    }),
    output: outputOf({
      principalFen: gives.whole,
      lateFeeFen: gives.whole,
      totalFen: gives.whole,
      monthsCounted: gives.whole,
      entersIndex: gives.yesNoOrNull,
      countsAsPaidOnTime: gives.yesNoOrNull,
      conclusion: outputOf(conclusionSchema),
    }),
    example: {
      area: '360100',
      paid: '2026-03-02',
      policy: 'introduced-talent',
      months: [{ month: '2024-01', baseFen: 400_000, rate: '0.24' }],
      proved: true,
    },
    others: [
      {
        area: '370300',
        paid: '2026-03-02',
        policy: 'employer-arrears',
        months: [{ month: '2020-01', baseFen: 400_000, rate: '0.24', due: '2020-02-20' }],
        proved: true,
      },
    ],
    formula: (law, facts, record) => backPayment(law, facts, record, version),
  })

/** 补缴. */
export const backPaymentRule = backPaymentOf(2)
/** As decisions of before explain it: its late fee says less. */
export const backPaymentRule1 = backPaymentOf(1)
