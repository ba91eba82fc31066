import { type Recorder, step } from '../because.ts'
import { decimal, roundedProduct } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import { valueAt } from '../parameter.ts'

/** What the benefits of an injury depend on. */
export interface Injury {
  /** Average contribution wage of the twelve months before. */
  readonly wageFen: Fen
  /** 统筹地区职工月平均工资. */
  readonly areaAverageFen: Fen
  /** 劳动能力鉴定等级, 1 to 10. */
  readonly grade: number
  readonly minimumWageFen?: Fen
  /** 生活自理障碍等级; missing: none was assessed. */
  readonly care?: 'full' | 'most' | 'part'
}

/** Benefits of an injury, in fen; those a month by whom they are paid. */
export interface InjuryBenefits {
  readonly ownWageFen: Fen
  readonly lumpSumFen: Fen
  readonly monthlyFen?: Fen
  readonly topUpFen?: Fen
  readonly monthlyPaidBy?: 'fund' | 'employer'
  readonly careFen?: Fen
}

const at = { area: 'national', on: '2011-01' } as const
const regulation = (article: string) => ({ document: '工伤保险条例（2010修订）', article })

/** 工伤保险待遇 by grade. Law: 工伤保险条例 第34至37条, 第64条. */
export function injuryBenefits(law: Law, injury: Injury, record?: Recorder): InjuryBenefits {
  const ownWageFen = ownWage(law, injury, record)
  const lumpSumFen = lumpSum(law, { ownWageFen, grade: injury.grade }, record)
  const monthly = monthlyAllowance(law, { ...injury, ownWageFen }, record)
  const careFen = careAllowance(law, injury, record)
  return { ownWageFen, lumpSumFen, ...monthly, ...(careFen === undefined ? {} : { careFen }) }
}

/** 本人工资: within 60 % and 300 % of the area's average wage, half up to the fen. Law: 第64条. */
export function ownWage(
  law: Law,
  { wageFen, areaAverageFen }: Pick<Injury, 'wageFen' | 'areaAverageFen'>,
  record?: Recorder,
): Fen {
  const parts: Recorder | undefined = record && []
  const shares = valueAt('injuryWageShares', law.figures.injuryWageShares, at, parts)
  const floor = shareOf(areaAverageFen, shares.floor)
  const ceiling = shareOf(areaAverageFen, shares.ceiling)
  const ownWageFen = fenOf(Math.min(Math.max(wageFen, floor), ceiling))
  const facts = { wageFen, areaAverageFen, floorFen: floor, ceilingFen: ceiling, ownWageFen }
  record?.push(
    step({ rule: 'injury.own-wage', certainty: 'text-read', source: regulation('第六十四条'), facts }, parts),
  )
  return ownWageFen
}

function lumpSum(
  law: Law,
  { ownWageFen, grade }: { ownWageFen: Fen; grade: number },
  record?: Recorder,
): Fen {
  const parts: Recorder | undefined = record && []
  const months = valueAt('injuryLumpMonths', law.figures.injuryLumpMonths, at, parts)[grade - 1]
  if (months === undefined) throw new RangeError(`no grade of injury: ${grade}`)
  const lumpSumFen = fenOf(ownWageFen * months)
  const facts = { grade, ownWageFen, months, lumpSumFen }
  record?.push(
    step(
      { rule: 'injury.lump-sum', certainty: 'text-read', source: regulation('第三十五至三十七条'), facts },
      parts,
    ),
  )
  return lumpSumFen
}

function monthlyAllowance(
  law: Law,
  { ownWageFen, grade, minimumWageFen }: Injury & { readonly ownWageFen: Fen },
  record?: Recorder,
): Pick<InjuryBenefits, 'monthlyFen' | 'topUpFen' | 'monthlyPaidBy'> {
  const parts: Recorder | undefined = record && []
  const share = valueAt('injuryMonthlyShares', law.figures.injuryMonthlyShares, at, parts)[grade - 1]
  if (share === undefined) return {}
  const monthlyFen = shareOf(ownWageFen, share)
  const topUpFen = minimumWageFen === undefined ? null : fenOf(Math.max(0, minimumWageFen - monthlyFen))
  const monthlyPaidBy = grade <= 4 ? 'fund' : 'employer'
  const source = regulation(grade <= 4 ? '第三十五条' : '第三十六条')
  const facts = {
    grade,
    ownWageFen,
    share,
    monthlyFen,
    minimumWageFen: minimumWageFen ?? null,
    topUpFen,
    monthlyPaidBy,
  }
  record?.push(step({ rule: 'injury.monthly', certainty: 'text-read', source, facts }, parts))
  return { monthlyFen, ...(topUpFen === null ? {} : { topUpFen }), monthlyPaidBy }
}

function careAllowance(law: Law, { areaAverageFen, care }: Injury, record?: Recorder): Fen | undefined {
  if (care === undefined) return undefined
  const parts: Recorder | undefined = record && []
  const share = valueAt('injuryCareShares', law.figures.injuryCareShares, at, parts)[care]
  const careFen = shareOf(areaAverageFen, share)
  const facts = { care, areaAverageFen, share, careFen }
  record?.push(
    step({ rule: 'injury.care', certainty: 'text-read', source: regulation('第三十四条'), facts }, parts),
  )
  return careFen
}

/** A share of an amount, half up to the fen. */
export function shareOf(amountFen: Fen, share: string): Fen {
  return fenOf(roundedProduct({ n: amountFen, d: 1 }, decimal(share)))
}
