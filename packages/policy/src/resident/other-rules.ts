import { conclusionSchema } from '../conditions.ts'
import { rule } from '../rules/rule.ts'
import { area, fenType, gives, month, object, optional, outputOf, whole } from '../rules/schema.ts'
import { schemeBridge } from './bridge.ts'
import { residentCompletion } from './completion.ts'

/** 一次性补缴. */
export const residentCompletionRule = rule({
  id: 'resident-completion',
  version: 1,
  title: { zh: '城乡居民养老保险一次性补缴', en: 'One-time completion of resident years' },
  about:
    'The years that are missing up to fifteen, what they cost at a tier, and the month from which the pension is paid.',
  sources: [
    {
      document: '国务院关于建立统一的城乡居民基本养老保险制度的意见',
      number: '国发〔2014〕8号',
      article: '第七条',
    },
  ],
  dated: 'on',
  input: object({
    area,
    on: month,
    birth: month,
    yearsPaid: whole(0, 60),
    tierFen: fenType,
    yearsAsked: optional(whole(0, 15)),
  }),
  output: outputOf({
    missingYears: gives.whole,
    amountFen: gives.whole,
    pensionFrom: gives.text,
    conclusion: outputOf(conclusionSchema),
  }),
  example: { area: '370300', on: '2021-04', birth: '1961-04', yearsPaid: 0, tierFen: 30_000 },
  formula: residentCompletion,
})

/** 城乡养老保险制度衔接. */
export const schemeBridgeRule = rule({
  id: 'scheme-bridge',
  version: 1,
  title: { zh: '城乡养老保险制度衔接', en: 'Bridge between employee and resident scheme' },
  about:
    'Which scheme pays, whether the months of the other join it, and what is refunded for months paid twice. To be confirmed.',
  sources: [{ document: '城乡养老保险制度衔接暂行办法', number: '人社部发〔2014〕17号' }],
  dated: 'on',
  input: object({
    on: month,
    employeeMonths: whole(0, 1200),
    employeeAccountFen: fenType,
    residentAccountFen: fenType,
    doublePaidFen: optional(fenType),
  }),
  output: outputOf({
    scheme: gives.text,
    accountFen: gives.whole,
    monthsJoin: gives.yesNo,
    refundFen: gives.whole,
  }),
  example: { on: '2026-03', employeeMonths: 179, employeeAccountFen: 4_000_000, residentAccountFen: 300_000 },
  formula: schemeBridge,
})
