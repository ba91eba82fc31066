import { type Because, settled } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import { deemedYears, type PensionFacts, transitionalYears } from './facts.ts'
import { yearsPart } from './parts.ts'
import { hasBases, missing, type Reckoning } from './reckoning.ts'
import type { PensionTerms, TransitionalPlan } from './terms.ts'

const source = {
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  article: '第六条',
}
const none = fen(0)
const whole: Ratio = { n: 1, d: 1 }

/**
 * 过渡性养老金 by the area's formula; null, with what is needed, where a fact is missing or the area's formula asks for facts that are
 * not among the inputs. Without any year before the account there is none.
 */
export function transitional(reckoning: Reckoning): Fen | null {
  const { terms, facts, version } = reckoning
  const plan = terms.transitional
  const years = transitionalYears(facts, plan.years, terms.years, version)
  if (years === undefined)
    return missing(reckoning, plan.years === 'deemed' ? 'deemedYears' : 'preAccountYears')
  if (years.n === 0) return none
  if (plan.average === 'not-modelled') return missing(reckoning, ...plan.needs)
  return plan.average === 'two-spans' ? twoSpans(reckoning) : oneProduct(reckoning, years)
}

function oneProduct(reckoning: Reckoning, years: Ratio): Fen | null {
  const { terms, facts, steps } = reckoning
  const plan = terms.transitional
  const index = indexOf(plan, facts)
  if (index === undefined || !hasBases(reckoning)) return withoutFacts(reckoning, index)
  const value = yearsPart(terms, reckoning, index, years, plan)
  if (steps !== undefined)
    steps.push(partStep(terms, { average: plan.average, index, years, rate: plan.rateText, value }))
  return value
}

function withoutFacts(reckoning: Reckoning, index: Ratio | undefined): null {
  if (index === undefined)
    missing(reckoning, reckoning.terms.transitional.index === 'early' ? 'transitionIndex' : 'index')
  return hasBases(reckoning) ? null : missing(reckoning, 'baseFen')
}

/** The index of the early years, where a form prints only one that one; or that of the career, raised to 1 where the area does. */
function indexOf({ index: which }: TransitionalPlan, facts: PensionFacts): Ratio | undefined {
  if (which === 'early') return facts.transitionIndex ?? facts.index
  const { index } = facts
  return which === 'career-at-least-1' && index !== undefined && index.n < index.d ? whole : index
}

/** Deemed years with an index of 1 and the years paid before the account with their own; each part rounded, as forms print them. */
function twoSpans(reckoning: Reckoning): Fen | null {
  const { terms, facts, baseFen, steps } = reckoning
  const { rate, rateText, deemedRate } = terms.transitional
  const deemed = deemedYears(facts)
  const paid = facts.preAccountYears
  const index = facts.transitionIndex ?? facts.index
  if (deemed === undefined || paid === undefined || index === undefined || baseFen === undefined) {
    const named = { deemedYears: deemed, preAccountYears: paid, transitionIndex: index, baseFen }
    return missing(
      reckoning,
      ...Object.entries(named).flatMap(([name, fact]) => (fact === undefined ? [name] : [])),
    )
  }
  const base = { n: baseFen, d: 1 }
  const ofDeemed = roundedProduct(base, deemed, deemedRate)
  const value = fenOf(ofDeemed + roundedProduct(base, index, paid, rate))
  steps?.push(partStep(terms, { average: 'two-spans', index, years: paid, deemed, rate: rateText, value }))
  return value
}

function partStep(
  terms: PensionTerms,
  found: { average: string; index: Ratio; years: Ratio; deemed?: Ratio; rate: string; value: Fen },
): Because {
  const { average, index, years, deemed, rate, value } = found
  const facts = {
    average,
    index: textOfRatio(index),
    years: textOfRatio(years),
    deemedYears: deemed === undefined ? null : textOfRatio(deemed),
    rate,
    transitionalFen: value,
  }
  return settled(
    'pension.transitional',
    terms.certainty.transitional,
    source,
    facts,
    terms.because.transitional,
  )
}
