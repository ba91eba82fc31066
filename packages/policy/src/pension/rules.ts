import { rule } from '../rules/rule.ts'
import {
  area,
  baseType,
  decimalText,
  described,
  fenType,
  month,
  object,
  oneOf,
  optional,
  positiveDecimal,
  whole,
} from '../rules/schema.ts'
import { accountDivisor } from './divisor.ts'
import { employeePension } from './employee.ts'
import type { PensionVersion } from './facts.ts'

/** An age in whole years and months. */
const ageType = object({ years: whole(0, 150), months: whole(0, 11) })
const years = described(decimalText(100), 'years as a form prints them, as "26.5"')
const index = described(decimalText(100), 'average index, as "1.4038"')
const decision = { document: '国务院关于完善企业职工基本养老保险制度的决定', number: '国发〔2005〕38号' }
const part = { type: ['integer', 'null'] }

/** 计发月数. */
export const accountDivisorRule = rule({
  id: 'account-divisor',
  version: 1,
  title: { zh: '个人账户养老金计发月数', en: 'Divisor of the individual account' },
  about:
    'Months by the age in years and months, by the practice since 2025: between two years of the table in a straight line, half up to 0.1. Below 40 and above 70 years it is an error. Months of age rest on practice and are to be confirmed.',
  sources: [{ ...decision, article: '附件' }],
  input: object({ age: ageType }),
  output: {
    type: 'object',
    properties: { months: { type: 'number', multipleOf: 0.1 } },
    required: ['months'],
  },
  example: { age: { years: 60, months: 1 } },
  formula: (law, facts, record) => {
    const { n, d } = accountDivisor(law, facts, record)
    return facts.age.months === 0 ? { months: n / d } : { months: n / d, toConfirm: true }
  },
})

const employeePensionOf = (version: PensionVersion) =>
  rule({
    id: 'employee-pension',
    version,
    title: { zh: '企业职工基本养老金', en: 'Employee pension' },
    about:
      'Basic, account and transitional part by area and month, each half up to the fen once, with what the area adds for everybody. What is given overrides what would be derived; a part whose facts are missing is null and so is the total, and needs names the facts. Sums for one child, heating or height are not in it.',
    sources: [{ ...decision, article: '第六条' }],
    dated: 'decided',
    input: object({
      area,
      decided: month,
      sex: optional(oneOf(['male', 'female'])),
      birth: optional(month),
      months: optional(described(whole(0, 1200), 'all months, paid and deemed')),
      totalYears: optional(years),
      actualYears: optional(years),
      deemedYears: optional(years),
      preAccountYears: optional(
        described(
          years,
          'years before the individual account; in Beijing those paid from 1992-10 to 1998-06',
        ),
      ),
      index: optional(index),
      transitionIndex: optional(index),
      baseFen: optional(described(baseType, '计发基数 in fen a month; missing: that of the law')),
      secondBaseFen: optional(baseType),
      accountFen: optional(fenType),
      divisor: optional(positiveDecimal(1000)),
      age: optional(ageType),
    }),
    output: {
      type: 'object',
      properties: {
        basicFen: part,
        accountPensionFen: part,
        transitionalFen: part,
        extraFen: part,
        otherFen: part,
        totalFen: part,
        needs: { type: 'array', items: { type: 'string' } },
        certainty: { type: 'string', description: 'to-confirm must be shown' },
        provisional: { type: 'boolean', description: 'prepaid on the base of an earlier year' },
      },
      required: [
        'basicFen',
        'accountPensionFen',
        'transitionalFen',
        'extraFen',
        'otherFen',
        'totalFen',
        'needs',
      ],
    },
    example: {
      area: '510000',
      decided: '2025-12',
      totalYears: '43.08',
      deemedYears: '10.83',
      preAccountYears: '13.08',
      index: '0.872',
      baseFen: 846_200,
      accountFen: 11_164_005,
      divisor: '138.4',
    },
    others: [{ area: '220000', decided: '2025-08', accountFen: 6_984_483, age: { years: 60, months: 1 } }],
    formula: (law, facts, record) => employeePension(law, facts, record, version),
  })

/** 企业职工基本养老金. */
export const employeePensionRule = employeePensionOf(2)
/** As it was until a printed 0 of years was taken as printed. */
export const employeePensionRule1 = employeePensionOf(1)
