import { type Because, settled } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import type { TransitionalTerms } from '../parameters/transitional.ts'
import { deemedYears, type PensionFacts, transitionalYears } from './facts.ts'
import { type Amounts, indexedPart, meanPart } from './parts.ts'
import { missing, type Reckoning } from './reckoning.ts'
import type { PensionTerms } from './terms.ts'

const source = {
  document: '国务院关于完善企业职工基本养老保险制度的决定',
  number: '国发〔2005〕38号',
  article: '第六条',
}
const none = fen(0)
const whole: Ratio = { n: 1, d: 1 }

const unknown: TransitionalTerms = { kind: 'not-modelled', needs: ['area'] }

/**
 * 过渡性养老金 by the area's formula; null, with what is needed, where a fact is missing or the area's formula asks for facts that are
 * not among the inputs. Without any year before the account there is none.
 */
export function transitional(reckoning: Reckoning): Fen | null {
  const { terms, facts, version } = reckoning
  const rule = terms.transitional ?? unknown
  const counted = rule.kind === 'one-product' ? rule.years : 'before-account'
  const years = transitionalYears(facts, { counted, rounding: terms.years, version })
  if (years === undefined) return missing(reckoning, counted === 'deemed' ? 'deemedYears' : 'preAccountYears')
  if (years.n === 0) return none
  if (rule.kind === 'not-modelled') return missing(reckoning, ...rule.needs)
  if (rule.kind === 'two-spans') return twoSpans(rule, reckoning)
  const amounts = amountsOf(rule, reckoning)
  if (amounts === undefined) return null
  const weight = { years, rate: terms.transitionalRate }
  const value =
    rule.average === 'mean' ? meanPart(terms, amounts, weight) : indexedPart(terms, amounts, weight)
  if (reckoning.steps !== undefined)
    reckoning.steps.push(
      partStep(terms, { average: rule.average, index: amounts.index, years, rate: rule.rate, value }),
    )
  return value
}

function amountsOf(
  rule: TransitionalTerms & { readonly kind: 'one-product' },
  reckoning: Reckoning,
): Amounts | undefined {
  const { facts, baseFen } = reckoning
  const index = indexOf(rule, facts)
  if (index === undefined) missing(reckoning, rule.index === 'early' ? 'transitionIndex' : 'index')
  if (baseFen === undefined) missing(reckoning, 'baseFen')
  if (index === undefined || baseFen === undefined) return undefined
  return { baseFen, secondBaseFen: facts.secondBaseFen, index }
}

/** The index of the early years, where a form prints only one that one; or that of the career, raised to 1 where the area does. */
function indexOf(
  rule: TransitionalTerms & { readonly kind: 'one-product' },
  facts: PensionFacts,
): Ratio | undefined {
  if (rule.index === 'early') return facts.transitionIndex ?? facts.index
  const { index } = facts
  return rule.index === 'career-at-least-1' && index !== undefined && index.n < index.d ? whole : index
}

/** Deemed years with an index of 1 and the years paid before the account with their own; each part rounded, as forms print them. */
function twoSpans(
  rule: TransitionalTerms & { readonly kind: 'two-spans' },
  reckoning: Reckoning,
): Fen | null {
  const { terms, facts, baseFen, steps } = reckoning
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
  const ofDeemed = roundedProduct(base, deemed, terms.deemedRate)
  const value = fenOf(ofDeemed + roundedProduct(base, index, paid, terms.transitionalRate))
  steps?.push(
    partStep(terms, { average: 'two-spans', index, years: paid, deemed, rate: rule.paidRate, value }),
  )
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
