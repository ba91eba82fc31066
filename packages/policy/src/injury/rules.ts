import { rule } from '../rules/rule.ts'
import {
  fenType,
  gives,
  list,
  month,
  object,
  oneOf,
  optional,
  outputOf,
  whole,
  yesNo,
} from '../rules/schema.ts'
import { injuryBenefits } from './benefits.ts'
import { injuryDeath } from './death.ts'

/** 工伤保险待遇. */
export const workInjuryRule = rule({
  id: 'work-injury',
  version: 1,
  title: { zh: '工伤保险待遇', en: 'Benefits of a work injury' },
  about:
    'Own wage within 60 % and 300 % of the area’s average, lump sum by grade, monthly allowance of grades 1 to 4 (fund) and 5 to 6 (employer) with the top-up to the minimum wage, care allowance from the area’s average.',
  sources: [{ document: '工伤保险条例（2010修订）', article: '第三十四至三十七条、第六十四条' }],
  input: object({
    wageFen: fenType,
    areaAverageFen: fenType,
    grade: whole(1, 10),
    minimumWageFen: optional(fenType),
    care: optional(oneOf(['full', 'most', 'part'])),
  }),
  output: {
    type: 'object',
    properties: {
      ownWageFen: { type: 'integer' },
      lumpSumFen: { type: 'integer' },
      monthlyFen: { type: 'integer' },
      topUpFen: { type: 'integer' },
      monthlyPaidBy: { enum: ['fund', 'employer'] },
      careFen: { type: 'integer' },
    },
    required: ['ownWageFen', 'lumpSumFen'],
  },
  example: { wageFen: 180_000, areaAverageFen: 420_000, grade: 6, minimumWageFen: 190_000 },
  others: [{ wageFen: 180_000, areaAverageFen: 420_000, grade: 1, care: 'full' }],
  formula: injuryBenefits,
})

/** 因工死亡待遇. */
export const injuryDeathRule = rule({
  id: 'injury-death',
  version: 1,
  title: { zh: '因工死亡待遇', en: 'Benefits of a death from work' },
  about:
    'Six months of the area’s average for the funeral, shares of the own wage for dependants, together at most that wage and then in proportion, and the lump sum of the year.',
  sources: [{ document: '工伤保险条例（2010修订）', article: '第三十九条' }],
  dated: 'died',
  input: object({
    died: month,
    ownWageFen: fenType,
    areaAverageFen: fenType,
    dependants: list(object({ relation: oneOf(['spouse', 'other']), lonely: optional(yesNo) }), 50),
    afterTreatment: optional(yesNo),
  }),
  output: outputOf({
    funeralFen: gives.whole,
    dependantsFen: gives.list,
    lumpSumFen: gives.wholeOrNull,
    lumpSumProvisional: gives.yesNo,
  }),
  example: {
    died: '2025-03',
    ownWageFen: 600_000,
    areaAverageFen: 746_800,
    dependants: [{ relation: 'spouse' }, { relation: 'other' }],
  },
  formula: injuryDeath,
})
