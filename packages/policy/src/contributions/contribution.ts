import { type Recorder, step } from '../because.ts'
import { compareRatios, decimal, type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
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
  /** 浮动档次 of a rate of work injury, as a share of the rate of the class; missing: 1. */
  readonly floating?: Ratio
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
const floatingSource = { document: '关于调整工伤保险费率政策的通知', number: '人社部发〔2015〕71号' }

/**
 * 缴费额 of a month: base × rate by payer, each half up to the fen, and what of it goes to the individual account. A rate of work injury
 * may float. Law: the documents of the rates; 8 % to the account from 2006 on (国发〔2005〕38号).
 * @throws PolicyFault when the law has no rate of the scheme for place and month
 */
export function contribution(law: Law, of: ContributionFacts, record?: Recorder): Contribution {
  const { scheme, area, month, baseFen } = of
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
  const floating = floatingStep(law, of, parts)
  const [employerFen = null, personFen = null, togetherFen = null] = shares.map((share) =>
    partOf(baseFen, share?.value.rate, floating),
  )
  const toAccountFen = sum(shares.map((share) => partOf(baseFen, share?.value.toAccount) ?? fenOf(0)))
  const provisional = shares.some((share) => share?.provisional === true)
  const facts = { scheme, month, baseFen, employerFen, personFen, togetherFen, toAccountFen }
  record?.push(step({ rule: 'contributions.month', certainty: 'two-sources', source, facts }, parts))
  return { employerFen, personFen, togetherFen, toAccountFen, provisional }
}

const whole: Ratio = { n: 1, d: 1 }

function partOf(baseFen: Fen, rate: string | null | undefined, floating = whole): Fen | null {
  return rate === null || rate === undefined
    ? null
    : fenOf(roundedProduct({ n: baseFen, d: 1 }, decimal(rate), floating))
}

/**
 * 浮动费率: the step on which the rate of a unit stands, one of those of its class. Law: 人社部发〔2015〕71号 (to be confirmed).
 * @throws PolicyFault when the scheme has no steps, or its class not this one
 */
function floatingStep(law: Law, { scheme, month, floating }: ContributionFacts, record?: Recorder): Ratio {
  if (floating === undefined) return whole
  if (!scheme.startsWith('work-injury-'))
    throw new PolicyFault('unknown-field', 'floating', `A rate of ${scheme} does not float.`)
  const parts: Recorder | undefined = record && []
  const at = { area: 'national', on: month } as const
  const steps = valueAt('injuryFloating', law.figures.injuryFloating, at, parts)
  const known = scheme === 'work-injury-class-1' ? steps.lowest : steps.others
  if (!known.some((share) => compareRatios(decimal(share), floating) === 0))
    throw new PolicyFault('out-of-range', 'floating', `The steps of ${scheme} are ${known.join(', ')}.`)
  const facts = { scheme, floating: textOfRatio(floating) }
  record?.push(
    step({ rule: 'contributions.floating', certainty: 'to-confirm', source: floatingSource, facts }, parts),
  )
  return floating
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
