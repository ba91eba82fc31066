import { type Certainty, type Recorder, step, weaker } from '../because.ts'
import { type Ratio, textOfRatio } from '../exact/ratio.ts'
import type { Law } from '../law.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import { accountDivisor } from './divisor.ts'
import { type PensionFacts, totalYears } from './facts.ts'
import { accountPart, additionalPart, type Amounts, basicPart, meanBase } from './parts.ts'
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

/**
 * 企业职工基本养老金 by area and month: basic part, account part, transitional part and what the area adds for everybody, each rounded
 * once; the total as the area rounds it. Law: 国发〔2005〕38号 第六条, the areas' terms as the law has them.
 * @throws PolicyFault before 2006, and at an age outside the table of divisors
 */
export function employeePension(law: Law, facts: PensionFacts, record?: Recorder): EmployeePension {
  const terms = pensionTerms(law, facts.area, facts.decided)
  const needs: string[] = []
  const steps: Recorder | undefined = record && []
  const years = totalYears(facts, terms.years)
  const amounts = amountsOf(terms, facts)
  const { basicFen, extraFen } = basicAndExtra(terms, { amounts, years, needs, steps })
  const accountPensionFen = accountOf(law, facts, { terms, needs, steps })
  const transitionalFen = transitional(terms, facts, { amounts, needs, record: steps })
  const otherFen = terms.additions.othersKnown ? none : null
  if (otherFen === null) needs.push('localRule')
  const totalFen = totalOf(terms, [basicFen, accountPensionFen, transitionalFen, extraFen, otherFen])
  const provisional = facts.baseFen === undefined && terms.base?.provisional === true
  const certainty = certaintyOf(terms, transitionalFen, extraFen)
  if (record !== undefined && steps !== undefined) {
    const source = law38
    record.push(
      step({ rule: 'pension.total', certainty, source, facts: { totalFen, provisional } }, [
        ...steps,
        ...terms.because.total,
      ]),
    )
  }
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

function amountsOf(
  { base }: PensionTerms,
  { baseFen, secondBaseFen, index }: PensionFacts,
): Partial<Amounts> {
  const found = baseFen ?? base?.fen
  return {
    ...(found === undefined ? {} : { baseFen: found }),
    secondBaseFen,
    ...(index === undefined ? {} : { index }),
  }
}

function basicAndExtra(
  terms: PensionTerms,
  {
    amounts,
    years,
    needs,
    steps,
  }: { amounts: Partial<Amounts>; years: Ratio | undefined; needs: string[]; steps: Recorder | undefined },
): { basicFen: Fen | null; extraFen: Fen | null } {
  const { baseFen, secondBaseFen, index } = amounts
  if (baseFen === undefined || index === undefined || years === undefined) {
    if (years === undefined) needs.push('totalYears')
    if (index === undefined) needs.push('index')
    if (baseFen === undefined) needs.push('baseFen')
    return { basicFen: null, extraFen: hasExtra(terms) ? null : none }
  }
  const all = { baseFen, secondBaseFen, index }
  const basicFen = basicPart(terms, meanBase(terms, all), years)
  const extraFen = hasExtra(terms) ? additionalPart(terms, all, years) : none
  if (steps !== undefined) basicSteps(terms, { ...all, years, basicFen, extraFen }, steps)
  return { basicFen, extraFen }
}

function basicSteps(
  terms: PensionTerms,
  found: Amounts & { readonly years: Ratio; readonly basicFen: Fen; readonly extraFen: Fen },
  steps: Recorder,
): void {
  const { baseFen, secondBaseFen = null, index, years, basicFen, extraFen } = found
  const facts = {
    terms: terms.basic,
    baseFen,
    secondBaseFen,
    index: textOfRatio(index),
    years: textOfRatio(years),
    basicFen,
  }
  steps.push(
    step(
      { rule: 'pension.basic', certainty: terms.certainty.basic, source: law38, facts },
      terms.because.basic,
    ),
  )
  if (!hasExtra(terms)) return
  const { certainty, because } = terms
  steps.push(
    step(
      { rule: 'pension.extra', certainty: certainty.additions, source: law38, facts: { extraFen } },
      because.additions,
    ),
  )
}

function hasExtra({ additions }: PensionTerms): boolean {
  return additions.perYear !== null || additions.fixedFen > 0 || additions.steps.length > 0
}

function accountOf(
  law: Law,
  { accountFen, divisor, age, decided }: PensionFacts,
  { terms, needs, steps }: { terms: PensionTerms; needs: string[]; steps: Recorder | undefined },
): Fen | null {
  const found = divisor ?? (age === undefined ? undefined : accountDivisor(law, { age, decided }, steps))
  if (accountFen === undefined) needs.push('accountFen')
  if (found === undefined) needs.push('divisor')
  if (accountFen === undefined || found === undefined) return null
  const value = accountPart(terms, accountFen, found)
  const facts = { accountFen, divisor: found.text ?? textOfRatio(found), accountPensionFen: value }
  steps?.push(step({ rule: 'pension.account', certainty: 'text-read', source: law38, facts }))
  return value
}

/** All parts together, any remainder up to what the area rounds to; null when one of them is. */
function totalOf({ totalUpFen }: PensionTerms, parts: readonly (Fen | null)[]): Fen | null {
  let total = 0
  for (const part of parts) {
    if (part === null) return null
    total += part
  }
  return fenOf(totalUpFen === 1 ? total : Math.ceil(total / totalUpFen) * totalUpFen)
}

function certaintyOf(
  { certainty }: PensionTerms,
  transitionalFen: Fen | null,
  extraFen: Fen | null,
): Certainty {
  const basic = transitionalFen === 0 ? certainty.basic : weaker(certainty.basic, certainty.transitional)
  return extraFen === 0 ? basic : weaker(basic, certainty.additions)
}
