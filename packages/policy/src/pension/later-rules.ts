import { rule } from '../rules/rule.ts'
import {
  decimalText,
  fenType,
  gives,
  list,
  month,
  object,
  optional,
  outputOf,
  whole,
  yesNo,
} from '../rules/schema.ts'
import { yearlyAdjustment } from './adjustment.ts'
import { settlePrepayment } from './settlement.ts'

/** 预发与重核. */
export const settlementRule = rule({
  id: 'pension-settlement',
  version: 1,
  title: { zh: '预发养老金结算', en: 'Settling a prepaid pension' },
  about: 'What is owed, and by whom, when a pension that was prepaid on an older base is determined anew.',
  sources: [{ document: '地方核定办法（预发、重核）' }],
  input: object({ prepaidFen: fenType, determinedFen: fenType, from: month, to: month }),
  output: outputOf({
    months: gives.whole,
    monthlyDifferenceFen: gives.whole,
    differenceFen: gives.whole,
    owedBy: gives.textOrNull,
  }),
  example: { prepaidFen: 366_144, determinedFen: 372_010, from: '2026-02', to: '2026-09' },
  formula: settlePrepayment,
})

const adjustmentRule = object({
  year: whole(2000, 2200),
  fixedFen: fenType,
  perYearFen: fenType,
  begunYearsCount: optional(yesNo),
  ownShare: decimalText(1),
  ages: optional(list(object({ years: whole(50, 120), fen: fenType }), 20)),
  hardshipFen: optional(fenType),
  upToFen: optional(whole(1, 100)),
})

/** 养老金年度调整. */
export const pensionAdjustmentRule = rule({
  id: 'pension-adjustment',
  version: 1,
  title: { zh: '养老金年度调整', en: 'Yearly adjustment of a pension' },
  about:
    'By the rule of a province’s notice: fixed sum, sum per year, share of the own pension, more from an age or for a hardship place; for those retired by 31 December before.',
  sources: [{ document: '社会保险法（2018修正）', article: '第十八条' }],
  input: object({
    rule: adjustmentRule,
    pensionFen: fenType,
    contributionMonths: whole(0, 1200),
    birth: month,
    retired: month,
    hardshipPlace: optional(yesNo),
  }),
  output: outputOf({ increaseFen: gives.whole, pensionFen: gives.whole }),
  example: {
    rule: { year: 2025, fixedFen: 2800, perYearFen: 90, ownShare: '0.006', ages: [{ years: 70, fen: 2000 }] },
    pensionFen: 310_000,
    contributionMonths: 360,
    birth: '1954-05',
    retired: '2014-05',
  },
  formula: yearlyAdjustment,
})
