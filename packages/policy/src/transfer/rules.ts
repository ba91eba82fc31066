import { conclusionSchema } from '../conditions.ts'
import { rule } from '../rules/rule.ts'
import {
  byName,
  fenType,
  list,
  object,
  oneOf,
  optional,
  outputOf,
  text,
  whole,
  yesNo,
} from '../rules/schema.ts'
import { transferFund } from './fund.ts'
import { payerPlace } from './payer-place.ts'
import { temporaryAccount } from './temporary-account.ts'

const document = { document: '城镇企业职工基本养老保险关系转移接续暂行办法', number: '国办发〔2009〕66号' }

/** 转移资金. */
export const transferFundRule = rule({
  id: 'transfer-fund',
  version: 1,
  title: { zh: '转移资金', en: 'Fund that moves with an insured relation' },
  about:
    'The whole account, and 12 % of the contribution base of each month from 1998 on, whatever rate was paid; half up to the fen for each calendar year.',
  sources: [{ ...document, article: '第四条' }],
  input: object({
    spans: list(object({ year: whole(1900, 2200), months: whole(0, 12), monthlyBaseFen: fenType })),
    accountFen: fenType,
  }),
  output: {
    type: 'object',
    properties: {
      pooledFen: { type: 'integer' },
      totalFen: { type: 'integer' },
      years: { type: 'array', items: { type: 'object' } },
    },
    required: ['pooledFen', 'totalFen'],
  },
  example: { spans: [{ year: 2020, months: 12, monthlyBaseFen: 333_333 }], accountFen: 3_200_011 },
  formula: transferFund,
})

/** 待遇领取地. */
export const payerPlaceRule = rule({
  id: 'payer-place',
  version: 1,
  title: { zh: '待遇领取地', en: 'Place that pays the pension' },
  about:
    'Relation at home; else ten years at the place of the last relation; else the last earlier place with ten years; else home. Places with a temporary account do not pay. Without the order of two long earlier places the place is null and needs names it.',
  sources: [{ ...document, article: '第五、六条' }],
  input: object({
    household: text,
    relation: text,
    months: byName(whole(0, 1200)),
    temporaryAt: optional(list(text)),
    order: optional(list(text)),
  }),
  output: {
    type: 'object',
    properties: {
      place: { type: ['string', 'null'] },
      ground: { type: 'string' },
      needs: { type: 'array', items: { type: 'string' } },
    },
    required: ['place', 'ground'],
  },
  example: { household: 'A', relation: 'B', months: { B: 119, C: 130 } },
  formula: payerPlace,
})

/** 临时缴费账户. */
export const temporaryAccountRule = rule({
  id: 'temporary-account',
  version: 1,
  title: { zh: '临时基本养老保险缴费账户', en: 'Temporary contribution account' },
  about:
    'Whether somebody who joins away from home gets a temporary account: its months count for the person, not for the place.',
  sources: [{ ...document, article: '第五条' }],
  input: object({
    sex: oneOf(['male', 'female']),
    age: whole(0, 120),
    household: text,
    place: text,
    first: optional(yesNo),
    transferredByAuthority: optional(yesNo),
  }),
  output: outputOf({ conclusion: outputOf(conclusionSchema) }),
  example: { sex: 'male', age: 51, household: 'A', place: 'B', first: true, transferredByAuthority: false },
  formula: temporaryAccount,
})
