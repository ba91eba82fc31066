import type { Parameter } from '../parameter.ts'
import { flexibleRetirement, gradualRetirement } from './sources.ts'

/** How a statutory age rises. */
export interface AgeSchedule {
  readonly originalMonths: number
  /** Birth months that share one month of delay. */
  readonly stepMonths: number
  readonly mostMonths: number
}

const national = (value: AgeSchedule): Parameter<AgeSchedule>['values'] => [
  { from: '2025-01', value, source: gradualRetirement('第一条及所附对照表'), certainty: 'two-sources' },
]

/** 法定退休年龄, by category: reached before 2025 it is the original one. */
export const retirementAges: Readonly<Record<'male' | 'female-55' | 'female-50', Parameter<AgeSchedule>>> = {
  male: {
    name: '男职工法定退休年龄',
    unit: 'terms',
    values: national({ originalMonths: 720, stepMonths: 4, mostMonths: 36 }),
  },
  'female-55': {
    name: '原55周岁退休女职工法定退休年龄',
    unit: 'terms',
    values: national({ originalMonths: 660, stepMonths: 4, mostMonths: 36 }),
  },
  'female-50': {
    name: '原50周岁退休女职工法定退休年龄',
    unit: 'terms',
    values: national({ originalMonths: 600, stepMonths: 2, mostMonths: 60 }),
  },
}

const rising = (year: number, value: number) =>
  ({ from: `${year}-01`, value, source: gradualRetirement('第二条'), certainty: 'two-sources' }) as const

/** 最低缴费年限: 180 months, from 2030 six more each year until 240 in 2039. */
export const minimumContributionMonths: Parameter<number> = {
  name: '最低缴费年限',
  unit: 'months',
  values: [
    { from: '1900-01', value: 180, source: gradualRetirement('第二条'), certainty: 'two-sources' },
    rising(2030, 186),
    rising(2031, 192),
    rising(2032, 198),
    rising(2033, 204),
    rising(2034, 210),
    rising(2035, 216),
    rising(2036, 222),
    rising(2037, 228),
    rising(2038, 234),
    rising(2039, 240),
  ],
}

/** 弹性退休: the limits of choosing earlier or later. */
export const flexibleTerms: Parameter<{
  readonly earliestMonths: number
  readonly latestMonths: number
  readonly earlyNoticeMonths: number
  readonly lateAgreementMonths: number
}> = {
  name: '弹性退休期限',
  unit: 'terms',
  values: [
    {
      from: '2025-01',
      value: { earliestMonths: 36, latestMonths: 36, earlyNoticeMonths: 3, lateAgreementMonths: 1 },
      source: flexibleRetirement,
      certainty: 'two-sources',
    },
  ],
}

/** 特殊工种: the ages, and the years at each kind of work; whether the delay applies to them is to be confirmed. */
export const specialWork: Parameter<{
  readonly maleMonths: number
  readonly femaleMonths: number
  readonly yearsUndergroundOrHeat: number
  readonly yearsAtHeightOrVeryHeavy: number
  readonly yearsHarmful: number
}> = {
  name: '特殊工种提前退休',
  unit: 'terms',
  values: [
    {
      from: '1978-06',
      value: {
        maleMonths: 660,
        femaleMonths: 540,
        yearsUndergroundOrHeat: 9,
        yearsAtHeightOrVeryHeavy: 10,
        yearsHarmful: 8,
      },
      source: { document: '国务院关于工人退休、退职的暂行办法', number: '国发〔1978〕104号' },
      certainty: 'to-confirm',
      note: '渐进式延迟是否适用于特殊工种年龄，附表没有列出，待确认',
    },
  ],
}

/** 病退与病残津贴: retiring for incapacity until 2024, an allowance from 2025. */
export const incapacity: Parameter<{
  readonly kind: 'early-retirement' | 'allowance'
  readonly maleMonths: number
  readonly femaleMonths: number
  readonly leastContributionMonths: number
  /** With this much or less to the statutory age the allowance is reckoned like a pension. */
  readonly likePensionMonths: number
}> = {
  name: '完全丧失劳动能力',
  unit: 'terms',
  values: [
    {
      from: '1978-06',
      to: '2024-12',
      value: {
        kind: 'early-retirement',
        maleMonths: 600,
        femaleMonths: 540,
        leastContributionMonths: 120,
        likePensionMonths: 0,
      },
      source: { document: '国务院关于工人退休、退职的暂行办法', number: '国发〔1978〕104号' },
      certainty: 'to-confirm',
    },
    {
      from: '2025-01',
      value: {
        kind: 'allowance',
        maleMonths: 0,
        femaleMonths: 0,
        leastContributionMonths: 0,
        likePensionMonths: 60,
      },
      source: { document: '企业职工基本养老保险病残津贴暂行办法', number: '人社部发〔2024〕72号' },
      certainty: 'to-confirm',
    },
  ],
}
