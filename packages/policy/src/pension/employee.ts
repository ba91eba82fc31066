import { type Because, type Certainty, type Recorder, settled, weaker } from '../because.ts'
import { type Ratio, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import { inForce } from '../parameter.ts'
import { accountDivisor } from './divisor.ts'
import { type PensionFacts, type PensionVersion, totalYears } from './facts.ts'
import { accountPart, additionalPart, yearsPart } from './parts.ts'
import { hasBases, missing, type Reckoning } from './reckoning.ts'
import { type PensionTerms, pensionTerms, type YearWorth } from './terms.ts'
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
/** One per cent of the mean for each year. */
const ofBasic: YearWorth = { rate: { n: 1, d: 100 }, bases: 1 }
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
  const reckoning = begun(law, facts, version, record && [])
  const basicFen = basicOf(reckoning)
  const accountPensionFen = accountOf(law, reckoning)
  const transitionalFen = transitional(reckoning)
  const extraFen = extraOf(reckoning)
  const otherFen = reckoning.terms.additions.othersKnown ? none : missing(reckoning, 'localRule')
  const found: EmployeePension = {
    basicFen,
    accountPensionFen,
    transitionalFen,
    extraFen,
    otherFen,
    totalFen: totalOf(reckoning.terms, basicFen, accountPensionFen, transitionalFen, extraFen),
    needs: reckoning.needs ?? nothing,
    certainty: certaintyOf(law, reckoning, transitionalFen, extraFen),
    provisional: facts.baseFen === undefined && reckoning.terms.base?.provisional === true,
  }
  if (record !== undefined) totalStep(record, reckoning, found)
  return found
}

/** What all parts need: the area's terms, the years as it rounds them, and its bases. */
function begun(
  law: Law,
  facts: PensionFacts,
  version: PensionVersion,
  steps: Recorder | undefined,
): Reckoning {
  const terms = pensionTerms(law, facts.area, facts.decided)
  const years = totalYears(facts, terms.years)
  const baseFen = facts.baseFen ?? terms.base?.fen
  const indexedFen = terms.basic === 'two-bases' ? (facts.secondBaseFen ?? baseFen) : baseFen
  return { terms, facts, version, years, baseFen, indexedFen, needs: undefined, steps }
}

function totalStep(record: Recorder, { terms, steps = [] }: Reckoning, found: EmployeePension): void {
  const { totalFen, provisional, certainty } = found
  const parts = [...steps, ...terms.because.total]
  record.push(settled('pension.total', certainty, law38, { totalFen, provisional }, parts))
}

function basicOf(reckoning: Reckoning): Fen | null {
  const { terms, facts, years } = reckoning
  const { index } = facts
  if (index === undefined || years === undefined || !hasBases(reckoning)) return withoutBasicFacts(reckoning)
  const basicFen = yearsPart(terms, reckoning, index, years, ofBasic)
  if (reckoning.steps !== undefined) basicStep(reckoning, basicFen)
  return basicFen
}

function withoutBasicFacts(reckoning: Reckoning): null {
  if (reckoning.years === undefined) missing(reckoning, 'totalYears')
  if (reckoning.facts.index === undefined) missing(reckoning, 'index')
  return hasBases(reckoning) ? null : missing(reckoning, 'baseFen')
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

function accountOf(law: Law, reckoning: Reckoning): Fen | null {
  const { terms, facts, steps } = reckoning
  const { accountFen } = facts
  const divisor = facts.divisor ?? divisorOf(law, reckoning)
  if (accountFen === undefined || divisor === undefined) return withoutAccountFacts(reckoning, divisor)
  const accountPensionFen = accountPart(terms, accountFen, divisor)
  if (steps !== undefined) accountStep(steps, { accountFen, divisor, accountPensionFen })
  return accountPensionFen
}

function divisorOf(law: Law, { facts: { age, decided }, steps }: Reckoning): Ratio | undefined {
  return age === undefined ? undefined : accountDivisor(law, { age, decided }, steps)
}

function withoutAccountFacts(reckoning: Reckoning, divisor: Ratio | undefined): null {
  if (reckoning.facts.accountFen === undefined) missing(reckoning, 'accountFen')
  return divisor === undefined ? missing(reckoning, 'divisor') : null
}

function accountStep(
  steps: Recorder,
  { accountFen, divisor, accountPensionFen }: { accountFen: Fen; divisor: Ratio; accountPensionFen: Fen },
): void {
  const told = { accountFen, divisor: textOfRatio(divisor), accountPensionFen }
  steps.push(settled('pension.account', 'text-read', law38, told, nothingUnder))
}

function extraOf(reckoning: Reckoning): Fen | null {
  return reckoning.terms.adds ? addedOf(reckoning) : none
}

function addedOf(reckoning: Reckoning): Fen | null {
  const { terms, facts, years, steps } = reckoning
  const { index } = facts
  if (index === undefined || years === undefined || !hasBases(reckoning)) return null
  const extraFen = additionalPart(terms, reckoning, index, years)
  const { certainty, because } = terms
  steps?.push(settled('pension.extra', certainty.additions, law38, { extraFen }, because.additions))
  return extraFen
}

/** The parts together, any remainder up to what the area rounds to; null when one of them is, or when the area adds what is not known. */
function totalOf(
  { totalUpFen, additions }: PensionTerms,
  basicFen: Fen | null,
  accountPensionFen: Fen | null,
  transitionalFen: Fen | null,
  extraFen: Fen | null,
): Fen | null {
  if (basicFen === null || accountPensionFen === null || transitionalFen === null || extraFen === null)
    return null
  if (!additions.othersKnown) return null
  const total = basicFen + accountPensionFen + transitionalFen + extraFen
  return fenOf(totalUpFen === 1 ? total : Math.ceil(total / totalUpFen) * totalUpFen)
}

/** The least sure of what the pension rests on: its terms, the base of the law, and the months of an age. */
function certaintyOf(
  law: Law,
  { terms, facts }: Reckoning,
  transitionalFen: Fen | null,
  extraFen: Fen | null,
): Certainty {
  const { sure } = terms
  const many = transitionalFen === 0 ? sure.plain : sure.transitional
  const all = extraFen === 0 ? many : transitionalFen === 0 ? sure.added : sure.both
  return facts.baseFen === undefined || facts.divisor === undefined ? lessSure(law, all, terms, facts) : all
}

function lessSure(
  law: Law,
  all: Certainty,
  terms: PensionTerms,
  { baseFen, divisor, age, decided }: PensionFacts,
): Certainty {
  const found = baseFen === undefined ? weaker(all, terms.certainty.base) : all
  if (divisor !== undefined || age === undefined || age.months === 0) return found
  const byMonth = inForce(law.figures.divisorCountsMonths, 'national', decided)
  return byMonth?.value === true ? weaker(found, byMonth.certainty) : found
}
