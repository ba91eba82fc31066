import { rule } from '../rules/rule.ts'
import { fenType, object, oneOf, optional, whole } from '../rules/schema.ts'
import { injuryBenefits } from './benefits.ts'

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
  formula: injuryBenefits,
})
