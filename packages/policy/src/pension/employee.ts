import { type Because, type Certainty, type Recorder, settled, weaker } from '../because.ts'
import { type Ratio, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import { accountDivisor } from './divisor.ts'
import { type PensionFacts, type PensionVersion, totalYears } from './facts.ts'
import { accountPart, additionalPart, meanPart } from './parts.ts'
import { missing, type Reckoning } from './reckoning.ts'
import { type PensionTerms, pensionTerms } from './terms.ts'
import { transitional } from './transitional.ts'

/** An employee pension a month, in fen. A part is null when its facts are missing; `needs` names them. */
export interface EmployeePension {
  readonly basicFen: Fen | null
  readonly accountPensionFen: Fen | null
  readonly transitionalFen: Fen | null
  /** What the area adds for everybody. */
  readonly extraFen: Fen | null
  /** What it adds by rules that are not known here: then null. Sums for one child, heating or height are not part of a pension. */
  readonly otherFen: Fen | null
  readonly totalFen: Fen | null
  readonly needs: readonly string[]
  /** The least sure figure that it rests on. */
  readonly certainty: Certainty
  /** The base of the year is not published: prepaid on the last one, to be settled both ways. */
  readonly provisional: boolean
}

const law38 = {
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  article: '第六条',
}
const none = fen(0)
const hundredth: Ratio = { n: 1, d: 100 }
const nothing: readonly string[] = Object.freeze([])
const nothingUnder: readonly Because[] = Object.freeze([])

/**
 * 企业职工基本养老金 by area and month: basic part, account part, transitional part and what the area adds for everybody, each rounded
 * once; the total as the area rounds it. Law: 国发〔2005〕38号 第六条, the areas' terms as the law has them.
 * @throws PolicyFault before 2006, and at an age outside the table of divisors
 */
export function employeePension(
  law: Law,
  facts: PensionFacts,
  record?: Recorder,
  version: PensionVersion = 2,
): EmployeePension {
  const terms = pensionTerms(law, facts.area, facts.decided)
  const years = totalYears(facts, terms.years)
  const baseFen = facts.baseFen ?? terms.base?.fen
  const steps: Recorder | undefined = record && []
  const reckoning: Reckoning = { terms, facts, version, years, baseFen, needs: undefined, steps }
  const basicFen = basicOf(reckoning)
  const accountPensionFen = accountOf(law, reckoning)
  const transitionalFen = transitional(reckoning)
  const extraFen = extraOf(reckoning)
  const otherFen = terms.additions.othersKnown ? none : missing(reckoning, 'localRule')
  const totalFen = totalOf(terms, { basicFen, accountPensionFen, transitionalFen, extraFen, otherFen })
  const certainty = certaintyOf(reckoning, transitionalFen, extraFen)
  const provisional = facts.baseFen === undefined && terms.base?.provisional === true
  if (record !== undefined && steps !== undefined) {
    const parts = [...steps, ...terms.because.total]
    record.push(settled('pension.total', certainty, law38, { totalFen, provisional }, parts))
  }
  const { needs = nothing } = reckoning
  return {
    basicFen,
    accountPensionFen,
    transitionalFen,
    extraFen,
    otherFen,
    totalFen,
    needs,
    certainty,
    provisional,
  }
}

function basicOf(reckoning: Reckoning): Fen | null {
  const { terms, facts, years, baseFen, steps } = reckoning
  const { index, secondBaseFen } = facts
  if (baseFen === undefined || index === undefined || years === undefined) {
    if (years === undefined) missing(reckoning, 'totalYears')
    if (index === undefined) missing(reckoning, 'index')
    return baseFen === undefined ? missing(reckoning, 'baseFen') : null
  }
  const basicFen = meanPart(terms, { baseFen, secondBaseFen, index }, { years, rate: hundredth })
  if (steps !== undefined) basicStep(reckoning, basicFen)
  return basicFen
}

function basicStep({ terms, facts, years, baseFen = none, steps }: Reckoning, basicFen: Fen): void {
  const { index, secondBaseFen = null } = facts
  const told = {
    terms: terms.basic,
    baseFen,
    secondBaseFen,
    index: index === undefined ? null : textOfRatio(index),
    years: years === undefined ? null : textOfRatio(years),
    basicFen,
  }
  const given = facts.baseFen !== undefined
  const parts = given ? terms.because.basic : [...terms.because.base, ...terms.because.basic]
  const certainty = given ? terms.certainty.basic : weaker(terms.certainty.basic, terms.certainty.base)
  steps?.push(settled('pension.basic', certainty, law38, told, parts))
}

function extraOf({ terms, facts, years, baseFen, steps }: Reckoning): Fen | null {
  if (!terms.adds) return none
  const { index, secondBaseFen } = facts
  if (baseFen === undefined || index === undefined || years === undefined) return null
  const extraFen = additionalPart(terms, { baseFen, secondBaseFen, index }, years)
  const { certainty, because } = terms
  if (steps !== undefined)
    steps.push(settled('pension.extra', certainty.additions, law38, { extraFen }, because.additions))
  return extraFen
}

function accountOf(law: Law, reckoning: Reckoning): Fen | null {
  const { terms, facts, steps } = reckoning
  const { accountFen, age, decided } = facts
  const divisor =
    facts.divisor ?? (age === undefined ? undefined : accountDivisor(law, { age, decided }, steps))
  if (accountFen === undefined || divisor === undefined) {
    if (accountFen === undefined) missing(reckoning, 'accountFen')
    return divisor === undefined ? missing(reckoning, 'divisor') : null
  }
  const accountPensionFen = accountPart(terms, accountFen, divisor)
  if (steps !== undefined) {
    const told = { accountFen, divisor: textOfRatio(divisor), accountPensionFen }
    steps.push(settled('pension.account', 'text-read', law38, told, nothingUnder))
  }
  return accountPensionFen
}

/** The parts together, any remainder up to what the area rounds to; null when one of them is. */
function totalOf(
  { totalUpFen }: PensionTerms,
  { basicFen, accountPensionFen, transitionalFen, extraFen, otherFen }: Parts,
): Fen | null {
  if (basicFen === null || accountPensionFen === null || transitionalFen === null) return null
  if (extraFen === null || otherFen === null) return null
  const total = basicFen + accountPensionFen + transitionalFen + extraFen + otherFen
  return fenOf(totalUpFen === 1 ? total : Math.ceil(total / totalUpFen) * totalUpFen)
}

type Parts = Pick<
  EmployeePension,
  'basicFen' | 'accountPensionFen' | 'transitionalFen' | 'extraFen' | 'otherFen'
>

/** The least sure of what the pension rests on: its terms, the base of the law, and the months of an age. */
function certaintyOf(
  { terms, facts }: Reckoning,
  transitionalFen: Fen | null,
  extraFen: Fen | null,
): Certainty {
  const { sure } = terms
  const many = transitionalFen === 0 ? sure.plain : sure.transitional
  const all = extraFen === 0 ? many : transitionalFen === 0 ? sure.added : sure.both
  const found = facts.baseFen === undefined ? weaker(all, terms.certainty.base) : all
  const byMonth = facts.divisor === undefined && facts.age !== undefined && facts.age.months > 0
  return byMonth && facts.decided >= '2025-01' ? 'to-confirm' : found
}
