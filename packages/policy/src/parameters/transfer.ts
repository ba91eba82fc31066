import type { Parameter } from '../parameter.ts'
import { transferRules } from './sources.ts'

/** 待遇领取地: so many months at a place make it the payer. */
export const payerMonths: Parameter<number> = {
  name: '待遇领取地所需缴费月数',
  unit: 'months',
  values: [{ from: '2010-01', value: 120, source: transferRules('第六条'), certainty: 'two-sources' }],
}

/** 统筹基金转移: the share of the contribution base that moves, whatever rate was paid, and from which year on. */
export const transferShare: Parameter<{ readonly rate: string; readonly fromYear: number }> = {
  name: '统筹基金转移比例',
  unit: 'rate',
  values: [
    {
      from: '2010-01',
      value: { rate: '0.12', fromYear: 1998 },
      source: transferRules('第四条'),
      certainty: 'two-sources',
    },
  ],
}

/** 临时基本养老保险缴费账户: who first joins away from home at this age or older gets one. */
export const temporaryAccountAges: Parameter<{ readonly male: number; readonly female: number }> = {
  name: '临时缴费账户年龄',
  unit: 'years',
  values: [
    {
      from: '2010-01',
      value: { male: 50, female: 40 },
      source: transferRules('第五条'),
      certainty: 'two-sources',
    },
  ],
}
