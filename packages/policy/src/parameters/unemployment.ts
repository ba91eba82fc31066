import { fen, type Fen } from '../money.ts'
import type { Parameter } from '../parameter.ts'
import { socialInsuranceLaw } from './sources.ts'

/** 领取失业保险金期限: from so many months paid, at most so many months of benefit. */
export interface BenefitSteps {
  readonly steps: readonly { readonly paidFrom: number; readonly months: number }[]
  /** Instead of steps: so many months for each full year paid. */
  readonly perFullYear: number | null
  readonly mostMonths: number
}

/** The law's maxima, and what areas set below them. */
export const unemploymentMonths: Parameter<BenefitSteps> = {
  name: '领取失业保险金最长期限',
  unit: 'months',
  values: [
    {
      from: '1999-01-22',
      value: {
        steps: [
          { paidFrom: 12, months: 12 },
          { paidFrom: 60, months: 18 },
          { paidFrom: 120, months: 24 },
        ],
        perFullYear: null,
        mostMonths: 24,
      },
      source: socialInsuranceLaw('第四十六条'),
      certainty: 'text-read',
    },
    {
      area: '310000',
      from: '2026-08-16',
      value: { steps: [], perFullYear: 2, mostMonths: 24 },
      source: { document: '上海市失业保险金申领发放实施办法', number: '沪人社规〔2026〕18号', article: '五' },
      certainty: 'text-read',
    },
  ],
}

/** 失业保险金 a month: in the first year, afterwards, and while it is prolonged to the statutory age. */
export const unemploymentAmounts: Parameter<{
  readonly firstYearFen: Fen
  readonly laterFen: Fen
  readonly prolongedFen: Fen
}> = {
  name: '失业保险金标准',
  unit: 'fen a month',
  values: [
    {
      area: '310000',
      from: '2026-07',
      knownUntil: '2028-06-30',
      value: { firstYearFen: fen(2340_00), laterFen: fen(1872_00), prolongedFen: fen(1690_00) },
      source: { document: '上海市关于调整失业保险金支付标准的通知', number: '沪人社规〔2026〕7号' },
      certainty: 'text-read',
    },
  ],
}
