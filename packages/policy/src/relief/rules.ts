import { rule } from '../rules/rule.ts'
import { decimalText, fenType, gives, list, month, object, outputOf, text } from '../rules/schema.ts'
import { rateChangeRelief } from './rate-change.ts'

/** 降费减负. */
export const rateChangeReliefRule = rule({
  id: 'rate-change-relief',
  version: 1,
  title: { zh: '费率调整减负额', en: 'Relief of a rate change' },
  about:
    'By payer and month the bill at the old rate less the bill at the new one, each half up to the fen as billed, then added.',
  sources: [{ document: '降低社会保险费率综合方案', number: '国办发〔2019〕13号', article: '第一条' }],
  input: object({
    bills: list(object({ payer: text, month, baseFen: fenType }), 100_000),
    oldRate: decimalText(1),
    newRate: decimalText(1),
  }),
  output: outputOf({ reliefFen: gives.whole, byPayer: gives.amounts }),
  example: {
    bills: [{ payer: 'A', month: '2019-05', baseFen: 60_000_000 }],
    oldRate: '0.20',
    newRate: '0.16',
  },
  formula: rateChangeRelief,
})
