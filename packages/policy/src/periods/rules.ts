import { rule } from '../rules/rule.ts'
import {
  baseType,
  fenType,
  gives,
  list,
  month,
  object,
  oneOf,
  optional,
  outputOf,
  text,
  whole,
} from '../rules/schema.ts'
import { averageIndex } from './index-average.ts'
import { contributionPeriods } from './months.ts'

const span = object({
  kind: oneOf(['actual', 'deemed']),
  from: month,
  to: month,
  place: optional(text),
  evidence: optional(text),
})

/** 缴费年限. */
export const contributionPeriodsRule = rule({
  id: 'contribution-periods',
  version: 1,
  title: { zh: '缴费年限', en: 'Contribution periods' },
  about:
    'Actual and deemed months of all places, each month once. Overlaps are reported and never added; spans without evidence are named and not counted.',
  sources: [{ document: '社会保险法（2018修正）', article: '第十三、十六条' }],
  input: object({ spans: list(span, 500) }),
  output: outputOf({
    actualMonths: gives.whole,
    deemedMonths: gives.whole,
    totalMonths: gives.whole,
    byPlace: gives.amounts,
    overlaps: gives.list,
    needsEvidence: gives.list,
  }),
  example: {
    spans: [
      { kind: 'deemed', from: '1985-03', to: '1995-12', place: '410200', evidence: '招工表' },
      { kind: 'actual', from: '1996-01', to: '2025-12', place: '410200', evidence: '缴费记录' },
    ],
  },
  formula: contributionPeriods,
})

const year = object({
  year: whole(1950, 2200),
  months: whole(0, 12),
  wagesFen: fenType,
  averageFen: baseType,
})

/** 平均缴费指数. */
export const averageIndexRule = rule({
  id: 'average-index',
  version: 1,
  title: { zh: '平均缴费指数', en: 'Average contribution index' },
  about:
    'Own wages over average wages, by months paid, or by months due where the area counts gaps as zero; four decimals half up, never clamped.',
  sources: [
    {
      document: '国务院关于完善企业职工基本养老保险制度的决定',
      number: '国发〔2005〕38号',
      article: '第六条',
    },
  ],
  input: object({ years: list(year, 150), monthsDue: optional(whole(1, 1800)) }),
  output: outputOf({ index: gives.text, months: gives.whole }),
  example: { years: [{ year: 2024, months: 12, wagesFen: 7_200_000, averageFen: 600_000 }] },
  formula: averageIndex,
})
