import { type Recorder, step } from '../because.ts'
import { decimal, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import type { Month } from '../months.ts'
import { type Area, figureOf, valueAt } from '../parameter.ts'
import { PolicyFault } from '../rules/fault.ts'

/** What a contribution base depends on. */
export interface BaseFacts {
  readonly area: Area
  readonly month: Month
  /** Last year's own average monthly wage, the first month's wage of who is newly hired, or what a flexible worker chooses. */
  readonly wageFen: Fen
  /** Last year's average wage of the area; missing: the limits that the area has published. */
  readonly averageFen?: Fen
}

/** A base between its floor and ceiling. */
export interface ContributionBase {
  readonly baseFen: Fen
  readonly floorFen: Fen
  readonly ceilingFen: Fen
  /** The limits are those of an earlier time: bills go out on them and are settled. */
  readonly provisional: boolean
}

const source = { document: '降低社会保险费率综合方案', number: '国办发〔2019〕13号', article: '第三条' }

/**
 * 缴费基数: the wage, not below 60 % and not above 300 % of the area's average wage, each half up to the fen. Law: 国发〔2005〕38号,
 * 国办发〔2019〕13号 第三条.
 * @throws PolicyFault when neither an average is given nor limits of the area are known
 */
export function contributionBase(
  law: Law,
  { area, month, wageFen, averageFen }: BaseFacts,
  record?: Recorder,
): ContributionBase {
  const parts: Recorder | undefined = record && []
  const limits =
    averageFen === undefined
      ? publishedLimits(law, { area, month }, parts)
      : limitsOf(law, { averageFen, month }, parts)
  const baseFen = fenOf(Math.min(Math.max(wageFen, limits.floorFen), limits.ceilingFen))
  const facts = { wageFen, averageFen: averageFen ?? null, ...limits, baseFen }
  record?.push(step({ rule: 'contributions.base', certainty: 'two-sources', source, facts }, parts))
  return { baseFen, ...limits }
}

type Limits = Omit<ContributionBase, 'baseFen'>

function limitsOf(
  law: Law,
  { averageFen, month }: { averageFen: Fen; month: Month },
  record?: Recorder,
): Limits {
  const shares = valueAt('baseShares', law.figures.baseShares, { area: 'national', on: month }, record)
  const [floorFen, ceilingFen] = [shares.floor, shares.ceiling].map((share) =>
    fenOf(roundedProduct({ n: averageFen, d: 1 }, decimal(share))),
  )
  return { floorFen: floorFen ?? fenOf(0), ceilingFen: ceilingFen ?? fenOf(0), provisional: false }
}

function publishedLimits(law: Law, { area, month }: { area: Area; month: Month }, record?: Recorder): Limits {
  const found = figureOf('baseLimits', law.figures.baseLimits, { area, on: month }, record)
  if (found === undefined)
    throw new PolicyFault(
      'missing',
      'averageFen',
      'The limits of the area are not known: averageFen is needed.',
    )
  return {
    floorFen: found.value.floorFen ?? fenOf(0),
    ceilingFen: found.value.ceilingFen,
    provisional: found.provisional,
  }
}
