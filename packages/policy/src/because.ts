/** How sure a rule or a figure is. What is `to-confirm` is never shown as certain. */
export type Certainty = 'text-read' | 'two-sources' | 'decisions' | 'one-source' | 'to-confirm'

/** Where a rule stands, so that anyone can look it up. */
export interface Reference {
  /** The document in which it is written; empty where none is known: then {@link saidBy} says who says so. */
  readonly document: string
  readonly article?: string
  /** 文号: the number of the document. */
  readonly number?: string
  /** Where the text can be read, on a site of the state; of most documents {@link addressOf} knows it. */
  readonly url?: string
  /** 据谁说: who says so that nobody has read in a document: decided cases, a compilation, the site of an office. It is to be confirmed. */
  readonly saidBy?: string
}

/** One fact of a reason: as it was given or found, money in whole fen, rates and indexes as decimal text. */
export type Fact = string | number | boolean | null

/** Where a fact comes from: the record holds it, somebody said it, or it is taken as usual because nobody said otherwise. */
export type Origin = 'record' | 'said' | 'assumed'

/**
 * One step of a reason, and what it rests on. Its words come from the message catalogue by `rule`; here are only the facts.
 * Equal law and facts give an equal tree, to the byte.
 */
export interface Because {
  readonly rule: string
  readonly version: number
  readonly certainty: Certainty
  readonly source: Reference
  readonly facts: Readonly<Record<string, Fact>>
  /** Where facts come from, by name, as far as who asked has told. */
  readonly origins?: Readonly<Record<string, Origin>>
  /** The steps and figures that this one rests on, in the order in which they were taken. */
  readonly parts?: readonly Because[]
}

/** Keeps the steps of a formula. Without one the same formula runs and keeps nothing. */
export type Recorder = Because[]

const doubt = { 'text-read': 0, 'two-sources': 1, decisions: 2, 'one-source': 3, 'to-confirm': 4 } as const

/** The less sure of two. */
export function weaker(one: Certainty, other: Certainty): Certainty {
  return one === other || doubt[one] >= doubt[other] ? one : other
}

/** A step that rests on parts. A chain is as strong as its weakest link: it is no surer than the least sure of them. */
export function step(
  own: Omit<Because, 'parts' | 'version'> & { readonly version?: number },
  parts?: readonly Because[],
): Because {
  const { rule, version = 1, source, facts } = own
  if (parts === undefined || parts.length === 0)
    return { rule, version, certainty: own.certainty, source, facts }
  let { certainty } = own
  for (const part of parts) certainty = weaker(certainty, part.certainty)
  return { rule, version, certainty, source, facts, parts }
}

/** A step that rests on figures of which it is known already that none is less sure: for formulas that run for millions. */
export function settled(
  rule: string,
  certainty: Certainty,
  source: Reference,
  facts: Because['facts'],
  parts: readonly Because[],
): Because {
  return parts.length === 0
    ? { rule, version: 1, certainty, source, facts }
    : { rule, version: 1, certainty, source, facts, parts }
}
