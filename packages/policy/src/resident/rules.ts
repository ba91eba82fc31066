import { rule } from '../rules/rule.ts'
import { area, fenType, list, month, object, optional, positiveDecimal, whole } from '../rules/schema.ts'
import { residentPension, type ResidentVersion } from './pension.ts'

const year = object({ year: whole(2009, 2200), paidFen: fenType, subsidyFen: optional(fenType) })

const residentPensionOf = (version: ResidentVersion) =>
  rule({
    id: 'resident-pension',
    version,
    title: { zh: '城乡居民基本养老金', en: 'Resident pension' },
    about:
      'Basic part + account / divisor, the account part half up to the fen. Either basicFen, accountFen and divisor, or area, month and record; what is given goes before what would be found.',
    sources: [
      {
        document: '国务院关于建立统一的城乡居民基本养老保险制度的意见',
        number: '国发〔2014〕8号',
        article: '第六条',
      },
    ],
    dated: 'month',
    input: object({
      basicFen: optional(fenType),
      accountFen: optional(fenType),
      divisor: optional(positiveDecimal(1000)),
      area: optional(area),
      month: optional(month),
      record: optional(list(year)),
    }),
    output: {
      type: 'object',
      properties: {
        basicFen: { type: 'integer' },
        longPaymentFen: { type: 'integer' },
        accountPensionFen: { type: 'integer' },
        totalFen: { type: 'integer' },
      },
      required: ['accountPensionFen', 'totalFen'],
    },
    example: { basicFen: 14_200, accountFen: 450_000, divisor: '139' },
    others: [{ area: '420000', month: '2026-03', record: [{ year: 2025, paidFen: 100_000 }] }],
    formula: (law, facts, record) => residentPension(law, facts, record, version),
  })

/** 城乡居民基本养老金. */
export const residentPensionRule = residentPensionOf(2)
/** As decisions of before explain it. */
export const residentPensionRule1 = residentPensionOf(1)
