import { type Recorder, step } from '../because.ts'
import { Exact } from '../exact/exact.ts'
import { decimal } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fenOf } from '../money.ts'
import { type Month } from '../months.ts'
import { figureOf, valueAt } from '../parameter.ts'

/** Somebody who lived on the one who died. */
export interface Dependant {
  readonly relation: 'spouse' | 'other'
  /** 孤寡老人或者孤儿: a tenth more. */
  readonly lonely?: boolean
}

/** A death from work. */
export interface InjuryDeathFacts {
  readonly died: Month
  readonly ownWageFen: Fen
  readonly areaAverageFen: Fen
  readonly dependants: readonly Dependant[]
  /** Grades 1 to 4 who die after the time of treatment: funeral and dependants only. */
  readonly afterTreatment?: boolean
}

/** What is paid for a death; the lump sum is null where that of the year is not known. */
export interface InjuryDeath {
  readonly funeralFen: Fen
  readonly dependantsFen: readonly Fen[]
  readonly lumpSumFen: Fen | null
  readonly lumpSumProvisional: boolean
}

const source = { document: '工伤保险条例（2010修订）', article: '第三十九条' }

/**
 * 因工死亡待遇: six months of the area's average for the funeral; 40 % of the own wage for the spouse, 30 % for each other one, a tenth more
 * for the lonely, together at most the own wage and then in proportion, each half up to the fen; the lump sum of the year. Law: 工伤保险条例
 * 第三十九条.
 */
export function injuryDeath(law: Law, facts: InjuryDeathFacts, record?: Recorder): InjuryDeath {
  const parts: Recorder | undefined = record && []
  const terms = valueAt(
    'injuryDeathTerms',
    law.figures.injuryDeathTerms,
    { area: 'national', on: facts.died },
    parts,
  )
  const funeralFen = fenOf(terms.funeralMonths * facts.areaAverageFen)
  const shares = facts.dependants.map(({ relation, lonely }) =>
    Exact.of(decimal(relation === 'spouse' ? terms.spouse : terms.other)).plus(
      decimal(lonely === true ? terms.lonely : '0'),
    ),
  )
  const all = Exact.sum(shares)
  const over = all.compare(1) > 0 ? all : Exact.of(1)
  const dependantsFen = shares.map((share) => fenOf(share.times(facts.ownWageFen).over(over).halfUp()))
  const lump =
    facts.afterTreatment === true
      ? undefined
      : figureOf('injuryDeathLump', law.figures.injuryDeathLump, { area: 'national', on: facts.died }, parts)
  const lumpSumFen = facts.afterTreatment === true ? fenOf(0) : (lump?.value ?? null)
  const told = { funeralFen, dependants: dependantsFen.length, capped: all.compare(1) > 0, lumpSumFen }
  record?.push(step({ rule: 'injury.death', certainty: 'text-read', source, facts: told }, parts))
  return { funeralFen, dependantsFen, lumpSumFen, lumpSumProvisional: lump?.provisional === true }
}
