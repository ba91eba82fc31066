import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'

const survivorsRules = {
  document: '企业职工基本养老保险遗属待遇暂行办法',
  number: '人社部发〔2021〕18号',
}

/** 遗属待遇: months of the province's urban disposable income. */
export const survivorsTerms: Parameter<{
  readonly funeralMonths: number
  /** Below so many months paid: so many months of the money to survivors. */
  readonly steps: readonly { readonly belowMonths: number; readonly months: number }[]
  readonly longMonths: number
  readonly mostMonths: number
  readonly leastForPensioners: number
}> = {
  name: '遗属待遇月数',
  unit: 'months',
  values: [
    {
      from: '2021-09',
      value: {
        funeralMonths: 2,
        steps: [
          { belowMonths: 60, months: 3 },
          { belowMonths: 120, months: 6 },
        ],
        longMonths: 9,
        mostMonths: 24,
        leastForPensioners: 9,
      },
      source: survivorsRules,
      certainty: 'to-confirm',
      note: '缴费不满整年的折算待确认',
    },
  ],
}

/** 上年度城镇居民月人均可支配收入, by province. */
export const urbanIncome: Parameter<Fen> = {
  name: '上年度城镇居民月人均可支配收入',
  unit: 'fen a month',
  values: [
    {
      area: '420000',
      from: '2025-01',
      knownUntil: '2025-12',
      value: fen(3915_50),
      source: { document: '', saidBy: '湖北省公开口径（丧葬补助金7831元）' },
      certainty: 'two-sources',
    },
  ],
}
