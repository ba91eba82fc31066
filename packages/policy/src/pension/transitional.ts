import { type Because, type Recorder, step } from '../because.ts'
import { type Ratio, roundedProduct, textOfRatio } from '../exact/ratio.ts'
import { decimal } from '../exact/ratio.ts'
import { type Fen, fen, fenOf } from '../money.ts'
import type { TransitionalTerms } from '../parameters/transitional.ts'
import { deemedYears, type PensionFacts, transitionalYears } from './facts.ts'
import { type Amounts, indexedBase, meanBase, type Product, transitionalPart } from './parts.ts'
import type { PensionTerms } from './terms.ts'

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
export function transitional(
  terms: PensionTerms,
  facts: PensionFacts,
  { amounts, needs, record }: { amounts: Partial<Amounts>; needs: string[]; record?: Recorder | undefined },
): Fen | null {
  const rule: TransitionalTerms = terms.transitional ?? { kind: 'not-modelled', needs: ['area'] }
  const counted = rule.kind === 'one-product' ? rule.years : 'before-account'
  const years = transitionalYears(facts, counted, terms.years)
  if (years === undefined) return missing(needs, counted === 'deemed' ? 'deemedYears' : 'preAccountYears')
  if (years.n === 0) return none
  if (rule.kind === 'not-modelled') return missing(needs, ...rule.needs)
  if (rule.kind === 'two-spans') return twoSpans(rule, facts, { terms, amounts, needs, record })
  const average = averageOf(rule, facts, { terms, amounts, needs })
  if (average === undefined) return null
  const value = transitionalPart(terms, average, years)
  record?.push(
    partStep(terms, { average: rule.average, index: average.factor, years, rate: rule.rate, value }),
  )
  return value
}

function averageOf(
  rule: TransitionalTerms & { readonly kind: 'one-product' },
  facts: PensionFacts,
  { terms, amounts, needs }: { terms: PensionTerms; amounts: Partial<Amounts>; needs: string[] },
): Product | undefined {
  const index = indexOf(rule, facts)
  const { baseFen, secondBaseFen } = amounts
  if (index === undefined) missing(needs, rule.index === 'early' ? 'transitionIndex' : 'index')
  if (baseFen === undefined) missing(needs, 'baseFen')
  if (index === undefined || baseFen === undefined) return undefined
  const all = { baseFen, secondBaseFen, index }
  return rule.average === 'mean' ? meanBase(terms, all) : indexedBase(terms, all)
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

/** Deemed years with an index of 1 and the years paid before the account with their own, rounded together. */
function twoSpans(
  rule: TransitionalTerms & { readonly kind: 'two-spans' },
  facts: PensionFacts,
  {
    terms,
    amounts,
    needs,
    record,
  }: { terms: PensionTerms; amounts: Partial<Amounts>; needs: string[]; record?: Recorder | undefined },
): Fen | null {
  const deemed = deemedYears(facts)
  const paid = facts.preAccountYears
  const index = facts.transitionIndex ?? facts.index
  const { baseFen } = amounts
  if (deemed === undefined || paid === undefined || index === undefined || baseFen === undefined) {
    const named = { deemedYears: deemed, preAccountYears: paid, transitionIndex: index, baseFen }
    return missing(
      needs,
      ...Object.entries(named).flatMap(([name, fact]) => (fact === undefined ? [name] : [])),
    )
  }
  const base = { n: baseFen, d: 1 }
  const value = fenOf(
    roundedProduct(base, deemed, decimal(rule.deemedRate)) +
      roundedProduct(base, index, paid, decimal(rule.paidRate)),
  )
  record?.push(
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
    ...(deemed === undefined ? {} : { deemedYears: textOfRatio(deemed) }),
    rate,
    transitionalFen: value,
  }
  return step(
    { rule: 'pension.transitional', certainty: terms.certainty.transitional, source, facts },
    terms.because.transitional,
  )
}

function missing(needs: string[], ...names: readonly string[]): null {
  for (const name of names) if (!needs.includes(name)) needs.push(name)
  return null
}
