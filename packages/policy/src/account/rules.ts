import { PolicyFault } from '../rules/fault.ts'
import { rule } from '../rules/rule.ts'
import { decimalText, fenType, list, month, object, optional, type Type, whole } from '../rules/schema.ts'
import { accountInterest } from './interest.ts'

const ofYear = whole(1, 12)
/** A month of the year, 1 to 12, or of the calendar, `YYYY-MM`, of which the year is not looked at. */
const creditMonth: Type<number> = {
  schema: { anyOf: [ofYear.schema, month.schema] },
  read: (value, field) =>
    typeof value === 'string' ? Number(month.read(value, field).slice(5)) : ofYear.read(value, field),
}

/** 个人账户记账利息. */
export const accountInterestRule = rule({
  id: 'account-interest',
  version: 1,
  title: { zh: '个人账户年度计息', en: 'Interest of an individual account for a year' },
  about:
    'closing = opening × (1 + r) + Σ credits + r/12 × Σ credit of month n × (13 − n); half up to the fen once. With lastMonth the year stops at that month.',
  sources: [{ document: '职工基本养老保险个人账户管理暂行办法', number: '劳办发〔1997〕116号' }],
  input: object({
    openingFen: fenType,
    credits: list(object({ month: creditMonth, fen: fenType })),
    rate: decimalText(1),
    lastMonth: optional(ofYear),
  }),
  output: {
    type: 'object',
    properties: { closingFen: { type: 'integer' }, interestFen: { type: 'integer' } },
    required: ['closingFen', 'interestFen'],
  },
  example: { openingFen: 5_000_000, credits: [{ month: 1, fen: 40_000 }], rate: '0.0397' },
  formula: (law, facts, record) => {
    const { lastMonth = 12 } = facts
    const late = facts.credits.findIndex((credit) => credit.month > lastMonth)
    if (late !== -1)
      throw new PolicyFault('contradiction', `credits[${late}].month`, 'A credit lies after the last month.')
    return accountInterest(law, facts, record)
  },
})
