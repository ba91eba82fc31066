import { rule } from '../rules/rule.ts'
import { month, object, oneOf } from '../rules/schema.ts'
import { categories, statutoryAge } from './statutory-age.ts'

/** The output schema of an age. */
const ageSchema = {
  type: 'object',
  properties: { years: { type: 'integer' }, months: { type: 'integer', minimum: 0, maximum: 11 } },
  required: ['years', 'months'],
}

/** 法定退休年龄. */
export const retirementAgeRule = rule({
  id: 'retirement-age',
  version: 1,
  title: { zh: '法定退休年龄', en: 'Statutory retirement age' },
  about:
    'The age and the month in which it is reached under the gradual delay since 2025, and the months of contribution that are asked for then. Whole months; the day of birth stays the day of the age. The pension starts the month after.',
  sources: [
    { document: '全国人民代表大会常务委员会关于实施渐进式延迟法定退休年龄的决定', article: '第一、二条' },
    { document: '国务院关于渐进式延迟法定退休年龄的办法', article: '附表' },
  ],
  input: object({ birth: month, category: oneOf(categories) }),
  output: {
    type: 'object',
    properties: {
      age: ageSchema,
      month: { type: 'string' },
      delayMonths: { type: 'integer' },
      minimumContributionMonths: { type: 'integer' },
    },
    required: ['age', 'month', 'delayMonths', 'minimumContributionMonths'],
  },
  example: { birth: '1970-06', category: 'male' },
  others: [
    { birth: '1975-06', category: 'female-55' },
    { birth: '1980-06', category: 'female-50' },
  ],
  formula: statutoryAge,
})
