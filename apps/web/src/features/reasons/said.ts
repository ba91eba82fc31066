import { t } from '@lingui/core/macro'
import { type Because, type CitedDocument, citedDocuments, type Fact } from '@tongban/policy'

import { factWords, type FactWords } from './fact-words.ts'
import { saidFigure } from './figure-said.ts'
import { headWords } from './head-words.ts'
import { originWords } from './origin-words.ts'
import { stepWords } from './step-words.ts'
import { factText, type SaidFact, type SaidStep } from './value-said.ts'
import { words as aroundWords } from './words.ts'

const figurePrefix = 'figure.'

/**
 * A step in the reader's language. What has no words is shown by its own name rather than left out.
 * @param lacking takes what has no words; a test walks all rules and finds it empty
 */
export function saidStep(step: Because, lacking: string[] = []): SaidStep {
  const { rule, facts, origins = {} } = step
  if (rule.startsWith(figurePrefix)) return saidFigure(rule.slice(figurePrefix.length), facts, lacking)
  const words = ownOf(headWords, rule) ?? ownOf(stepWords, rule)
  if (words === undefined) lacking.push(rule)
  const said = Object.entries(facts).flatMap(([name, fact]) => {
    const known = ownOf(words?.facts, name) ?? words?.others?.(name) ?? ownOf(factWords, name)
    const origin = ownOf(origins, name)
    const own = saidFact(name, fact, { words: known, lacking, place: rule })
    return origin === undefined ? own : own.map((one) => ({ ...one, from: originWords[origin] }))
  })
  return { says: words?.says ?? rule, facts: said }
}

function saidFact(
  name: string,
  fact: Fact,
  { words, lacking, place }: { words: FactWords | undefined; lacking: string[]; place: string },
): SaidFact[] {
  if (fact === null || fact === '') return []
  if (words === undefined) {
    lacking.push(`${place} ${name}`)
    return [{ name, value: String(fact) }]
  }
  return [{ name: words.name, value: factText(fact, words, lacking) }]
}

/** What is a step's own, and nothing that every object has. */
function ownOf<Value>(table: Readonly<Record<string, Value>> | undefined, name: string): Value | undefined {
  return table !== undefined && Object.hasOwn(table, name) ? table[name] : undefined
}

/**
 * Where a rule or a figure stands: document, number, article, as they are published, in Chinese; and who says so, where nobody has read it there: with
 * no document at all it is to be confirmed.
 */
export function sourceText({ document, number, article, saidBy }: Because['source']): string {
  const written = [document, number, article].filter((part) => part !== undefined && part !== '').join(' ')
  if (saidBy === undefined) return written
  return written === '' ? aroundWords.heard(saidBy) : `${written}${aroundWords.heardBy(saidBy)}`
}

const host = /^[a-z\d-]+(?:\.[a-z\d-]+)*\.gov\.cn/

/** The site on which something was published, where a source names one. */
function siteOf({ document, saidBy }: Because['source']): string | undefined {
  const [site] = host.exec(saidBy ?? document) ?? []
  return site === undefined ? undefined : `https://${site}/`
}

/** A document as it is shown. */
export interface SaidDocument extends CitedDocument {
  /** Whether its own text is nowhere to be opened: then name and number are what to look for. */
  readonly lacksAddress: boolean
}

/** A source as it is shown: its documents with where their texts stand, and who says so. */
export interface SaidSource {
  readonly documents: readonly SaidDocument[]
  /** Who says so of what nobody has read in the document; empty where that is not so, or where it is all that is known. */
  readonly heard: string
}

/**
 * Where a rule or a figure stands: each document with number and article, which leads to its text, else to the site on which it was
 * published; where there is no document, who says so.
 */
export function saidSource(source: Because['source']): SaidSource {
  const { saidBy } = source
  const site = siteOf(source)
  const cited = citedDocuments(source)
  if (cited.length === 0)
    return { documents: [{ text: sourceText(source), address: site, lacksAddress: false }], heard: '' }
  return {
    documents: cited.map(({ text, address }) => ({
      text,
      address: address ?? site,
      lacksAddress: address === undefined,
    })),
    heard: saidBy === undefined ? '' : aroundWords.heardBy(saidBy),
  }
}

/** Every figure of the law on which reasons rest, each once, however deep it stands. */
export function figuresOf(reasons: readonly Because[]): Because[] {
  const found = new Map<string, Because>()
  const gather = (step: Because): void => {
    const { area = '', from = '' } = step.facts
    if (step.rule.startsWith(figurePrefix)) found.set(`${step.rule} ${area} ${from}`, step)
    for (const part of step.parts ?? []) gather(part)
  }
  for (const reason of reasons) gather(reason)
  return [...found.values()]
}

/** Whether an answer rests on something that is to be confirmed. */
export function isDoubted(reasons: readonly Because[]): boolean {
  return reasons.some(({ certainty }) => certainty === 'to-confirm')
}

/** What is not sure in a reason, each thing once: steps and figures to be confirmed that rest on no other such step. */
export function doubtsOf(because: Because): string[] {
  return [...new Set(gathered(because))]
}

function gathered(step: Because): string[] {
  if (step.certainty !== 'to-confirm') return []
  const below = (step.parts ?? []).flatMap(gathered)
  return below.length > 0 ? below : [saidStep(step).says]
}

/** Figures of years that are not published yet, each once, with the last time for which one is. */
export function provisionalOf(because: Because): string[] {
  return [...new Set(provisional(because))]
}

function provisional(step: Because): string[] {
  const below = (step.parts ?? []).flatMap(provisional)
  if (!step.rule.startsWith(figurePrefix) || step.facts['provisional'] !== true) return below
  const { says } = saidStep(step)
  const until = factText(step.facts['knownUntil'] ?? '', { name: '', as: 'time' }, [])
  return [...below, t`${says}，公布到${until}`]
}
