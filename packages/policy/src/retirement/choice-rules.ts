import { conclusionSchema } from '../conditions.ts'
import { rule } from '../rules/rule.ts'
import { gives, month, object, oneOf, optional, outputOf, whole, yesNo } from '../rules/schema.ts'
import { flexibleRetirement } from './flexible.ts'
import { incapacity } from './incapacity.ts'
import { specialKinds, specialWork } from './special-work.ts'
import { categories } from './statutory-age.ts'

const months = whole(0, 1200)
const conclusion = { type: 'object', properties: conclusionSchema, required: ['verdict', 'conditions'] }

/** 弹性退休. */
export const flexibleRetirementRule = rule({
  id: 'flexible-retirement',
  version: 1,
  title: { zh: '弹性退休', en: 'Flexible retirement' },
  about:
    'The earliest and latest month of choice, and, for a chosen month, whether the conditions are met: yes, no, or needs-evidence, each with its reason. Never before the original age; notice by calendar months.',
  sources: [{ document: '实施弹性退休制度暂行办法', number: '人社部发〔2024〕94号' }],
  input: object({
    birth: month,
    category: oneOf(categories),
    chosen: optional(month),
    contributionMonths: optional(months),
    noticeGiven: optional(month),
    stateOffice: optional(yesNo),
  }),
  output: outputOf(
    {
      statutoryMonth: gives.text,
      earliest: gives.text,
      latest: gives.text,
      originalMonth: gives.text,
      minimumContributionMonths: gives.whole,
    },
    { kind: { enum: ['early', 'statutory', 'late'] }, conclusion },
  ),
  example: {
    birth: '1970-06',
    category: 'male',
    chosen: '2030-06',
    contributionMonths: 300,
    noticeGiven: '2030-03',
  },
  others: [
    { birth: '1975-06', category: 'female-55', chosen: '2032-06' },
    { birth: '1980-06', category: 'female-50', chosen: '2033-06' },
  ],
  formula: flexibleRetirement,
})

/** 特殊工种提前退休. */
export const specialWorkRule = rule({
  id: 'special-work',
  version: 1,
  title: { zh: '特殊工种提前退休', en: 'Earlier retirement by special work' },
  about:
    'The month from which somebody may retire by special work, and whether the conditions are met. To be confirmed: whether the gradual delay applies to these ages.',
  sources: [{ document: '国务院关于工人退休、退职的暂行办法', number: '国发〔1978〕104号' }],
  dated: 'on',
  input: object({
    birth: month,
    sex: oneOf(['male', 'female']),
    kind: oneOf(specialKinds),
    monthsAtWork: optional(months),
    contributionMonths: optional(months),
    on: month,
  }),
  output: outputOf({ month: gives.text, leastMonthsAtWork: gives.whole, conclusion }),
  example: {
    birth: '1971-02',
    sex: 'male',
    kind: 'underground-or-heat',
    monthsAtWork: 120,
    contributionMonths: 300,
    on: '2026-02',
  },
  formula: specialWork,
})

/** 完全丧失劳动能力. */
export const incapacityRule = rule({
  id: 'incapacity',
  version: 1,
  title: { zh: '病退与病残津贴', en: 'Full incapacity before the age' },
  about:
    'Early retirement until 2024, an allowance since 2025: whether the conditions are met, how it is reckoned and when it ends. To be confirmed.',
  sources: [{ document: '企业职工基本养老保险病残津贴暂行办法', number: '人社部发〔2024〕72号' }],
  dated: 'on',
  input: object({
    birth: month,
    category: oneOf(categories),
    on: month,
    contributionMonths: optional(months),
    assessed: optional(yesNo),
  }),
  output: outputOf({
    kind: gives.text,
    reckonedLike: gives.textOrNull,
    endsWith: gives.textOrNull,
    conclusion,
  }),
  example: { birth: '1970-06', category: 'male', on: '2027-01', contributionMonths: 240, assessed: true },
  others: [
    { birth: '1975-06', category: 'female-55', on: '2027-01', contributionMonths: 240, assessed: true },
    { birth: '1980-06', category: 'female-50', on: '2027-01', contributionMonths: 240, assessed: true },
  ],
  formula: incapacity,
})
