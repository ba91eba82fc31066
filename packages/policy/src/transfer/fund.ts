import { type Recorder, step } from '../because.ts'
import { decimal, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import { valueAt } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** Months of one calendar year on one base. */
export interface ContributedSpan {
  readonly year: number
  readonly months: number
  readonly monthlyBaseFen: Fen
}

/** What moves with an insured relation. */
export interface MovingFund {
  readonly pooledFen: Fen
  readonly totalFen: Fen
  readonly years: readonly { readonly year: number; readonly pooledFen: Fen }[]
}

/**
 * 转移资金: the whole account, and of the pooled fund 12 % of the own contribution base of each month from 1998 on, whatever rate was
 * paid; half up to the fen for each calendar year. Law: 国办发〔2009〕66号 第四条.
 * @throws PolicyFault when a year has more than twelve months: a month counts once
 */
export function transferFund(
  law: Law,
  { spans, accountFen }: { readonly spans: readonly ContributedSpan[]; readonly accountFen: Fen },
  record?: Recorder,
): MovingFund {
  const parts: Recorder | undefined = record && []
  const share = valueAt(
    'transferShare',
    law.figures.transferShare,
    { area: 'national', on: '2010-01' },
    parts,
  )
  const rate = decimal(share.rate)
  const years = byYear(spans)
    .filter(({ year }) => year >= share.fromYear)
    .map(({ year, sumFen }) => ({ year, pooledFen: fenOf(roundedProduct({ n: sumFen, d: 1 }, rate)) }))
  const pooledFen = sum(years.map((one) => one.pooledFen))
  const totalFen = sum(pooledFen, accountFen)
  record?.push(
    step(
      {
        rule: 'transfer.fund',
        certainty: 'two-sources',
        source: {
          document: '城镇企业职工基本养老保险关系转移接续暂行办法',
          number: '国办发〔2009〕66号',
          article: '第四条',
        },
        facts: {
          pooledFen,
          accountFen,
          totalFen,
          ...Object.fromEntries(years.map((one) => [one.year, one.pooledFen])),
        },
      },
      parts,
    ),
  )
  return { pooledFen, totalFen, years }
}

function byYear(spans: readonly ContributedSpan[]): { year: number; sumFen: number }[] {
  const years = new Map<number, { months: number; sumFen: number }>()
  for (const [at, { year, months, monthlyBaseFen }] of spans.entries()) {
    const before = years.get(year) ?? { months: 0, sumFen: 0 }
    const all = before.months + months
    if (all > 12)
      throw new PolicyFault('contradiction', `spans[${at}].months`, `${year} has more than twelve months.`)
    years.set(year, { months: all, sumFen: fenOf(before.sumFen + months * monthlyBaseFen) })
  }
  return [...years]
    .map(([year, { sumFen }]) => ({ year, sumFen }))
    .toSorted((one, other) => one.year - other.year)
}
