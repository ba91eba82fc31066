import { type Recorder, step } from '../because.ts'
import { decimal, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf, sum } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf, valueAt } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** Schemes of which the law has rates. */
export const ratedSchemes = [
  'employee-pension',
  'employee-pension-flexible',
  'institution-pension',
  'occupational-annuity',
  'unemployment',
  'work-injury-class-1',
  'work-injury-class-2',
  'work-injury-class-3',
  'work-injury-class-4',
  'work-injury-class-5',
  'work-injury-class-6',
  'work-injury-class-7',
  'work-injury-class-8',
] as const

/** A month of a scheme. */
export interface ContributionFacts {
  readonly scheme: (typeof ratedSchemes)[number]
  readonly area: Area
  readonly month: Month
  readonly baseFen: Fen
}

/** What is due for the month, by payer; null where no rate of its own is known, as where a province splits a rate. */
export interface Contribution {
  readonly employerFen: Fen | null
  readonly personFen: Fen | null
  /** Where only a rate of both together is set. */
  readonly togetherFen: Fen | null
  readonly toAccountFen: Fen
  readonly provisional: boolean
}

const source = { document: '社会保险法（2018修正）', article: '第十二条' }

/**
 * 缴费额 of a month: base × rate by payer, each half up to the fen, and what of it goes to the individual account. Law: the documents of
 * the rates; 8 % to the account from 2006 on (国发〔2005〕38号).
 * @throws PolicyFault when the law has no rate of the scheme for place and month
 */
export function contribution(
  law: Law,
  { scheme, area, month, baseFen }: ContributionFacts,
  record?: Recorder,
): Contribution {
  const parts: Recorder | undefined = record && []
  const shares = (['employer', 'person', 'together'] as const).map((payer) => {
    const key = `${scheme}.${payer}`
    const parameter = law.figures.contributionRates[key]
    return parameter === undefined
      ? undefined
      : figureOf(`contributionRates.${key}`, parameter, { area, on: month }, parts)
  })
  if (shares.every((share) => share?.value.rate === undefined || share.value.rate === null))
    throw new PolicyFault('not-known', 'month', `No rate of ${scheme} is known for ${area} in ${month}.`)
  const [employerFen = null, personFen = null, togetherFen = null] = shares.map((share) =>
    partOf(baseFen, share?.value.rate),
  )
  const toAccountFen = sum(shares.map((share) => partOf(baseFen, share?.value.toAccount) ?? fenOf(0)))
  const provisional = shares.some((share) => share?.provisional === true)
  const facts = { scheme, month, baseFen, employerFen, personFen, togetherFen, toAccountFen }
  record?.push(step({ rule: 'contributions.month', certainty: 'two-sources', source, facts }, parts))
  return { employerFen, personFen, togetherFen, toAccountFen, provisional }
}

function partOf(baseFen: Fen, rate: string | null | undefined): Fen | null {
  return rate === null || rate === undefined
    ? null
    : fenOf(roundedProduct({ n: baseFen, d: 1 }, decimal(rate)))
}

/** 未按时申报: 110 % of last month's amount, half up to the fen, to be settled later. Law: 社会保险法 第六十二条. */
export function undeclaredContribution(
  law: Law,
  { lastMonthFen }: { readonly lastMonthFen: Fen },
  record?: Recorder,
): { fixedFen: Fen } {
  const parts: Recorder | undefined = record && []
  const share = valueAt(
    'undeclaredShare',
    law.figures.undeclaredShare,
    { area: 'national', on: '2011-07' },
    parts,
  )
  const fixedFen = fenOf(roundedProduct({ n: lastMonthFen, d: 1 }, decimal(share)))
  const facts = { lastMonthFen, fixedFen }
  record?.push(
    step(
      {
        rule: 'contributions.undeclared',
        certainty: 'text-read',
        source: { ...source, article: '第六十二条' },
        facts,
      },
      parts,
    ),
  )
  return { fixedFen }
}
