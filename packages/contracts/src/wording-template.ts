/**
 * 用语: a sentence with places that the act fills in. `{due}` is a fact; `{missing|paper|papers}` is the word for one or for many of it;
 * `[，{due}前办好]` is left out where a fact in it is not known, and `[在{outlet}|在网上]` says the second then. Parts may stand in parts.
 */
export type WordingNode =
  | string
  | { readonly fact: string; readonly at: number; readonly forms?: readonly [string, string] }
  | { readonly when: readonly WordingNode[]; readonly otherwise: readonly WordingNode[] }

/** What a sentence is filled with; what is not known is left out or empty. */
export type WordingFacts = Readonly<Record<string, string | number | undefined>>

/** What is wrong with a sentence; `at` is the letter from 0, `fact` of what. */
export interface WordingFault {
  readonly code: 'empty' | 'brackets' | 'no-fact' | 'unknown' | 'dropped' | 'unsure' | 'too-long' | 'link'
  readonly at: number | null
  readonly fact: string | null
}

/** What nobody sees in a sentence, and what breaks it over lines: neither is ever a word. */
export const noWord = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u

/** The longest sentence of a message, and of a paragraph of a paper. */
export const wordingLettersAtMost = { message: 500, paper: 1000 } as const
/** One text message; a longer one is sent in pieces, each of which has room for less. */
const smsLetters = 70
const smsPieceLetters = 67

/** How many text messages a text is paid as; with the signature in 【】 all of it is counted in letters of two bytes. */
export function smsPieces(text: string): number {
  return text.length <= smsLetters ? 1 : Math.ceil(text.length / smsPieceLetters)
}

class Unreadable extends Error {
  readonly at: number
  readonly code: 'brackets' | 'no-fact'
  constructor(at: number, code: 'brackets' | 'no-fact' = 'brackets') {
    super(`unreadable at ${at}`)
    this.at = at
    this.code = code
  }
}

/** The parts of a sentence. @throws Error where brackets do not match */
export function parseWording(text: string): readonly WordingNode[] {
  const { nodes, end } = readNodes(text, 0)
  if (end < text.length) throw new Unreadable(end)
  return nodes
}

/** Reads until the end, or until what closes the part around. */
function readNodes(text: string, from: number): { readonly nodes: WordingNode[]; readonly end: number } {
  const nodes: WordingNode[] = []
  let at = from
  while (at < text.length) {
    const letter = text.charAt(at)
    if (letter === ']' || letter === '|') return { nodes, end: at }
    if (letter === '}') throw new Unreadable(at)
    const read =
      letter === '{' ? readFact(text, at) : letter === '[' ? readPart(text, at) : readText(text, at)
    nodes.push(read.node)
    at = read.end
  }
  return { nodes, end: at }
}

interface ReadNode {
  readonly node: WordingNode
  readonly end: number
}

function readText(text: string, from: number): ReadNode {
  const rest = text.slice(from)
  const length = rest.search(/[[\]{}|]/)
  const end = length < 0 ? text.length : from + length
  return { node: text.slice(from, end), end }
}

function readFact(text: string, from: number): ReadNode {
  const found = /^\{([a-z][a-z-]*)(?:\|([^{}|[\]]*)\|([^{}|[\]]*))?\}/.exec(text.slice(from))
  if (found === null) throw new Unreadable(from)
  const [all, fact = '', one, many] = found
  const forms = one === undefined || many === undefined ? {} : { forms: [one, many] as const }
  return { node: { fact, at: from, ...forms }, end: from + all.length }
}

function readPart(text: string, from: number): ReadNode {
  const when = readNodes(text, from + 1)
  const second = text.charAt(when.end) === '|' ? readNodes(text, when.end + 1) : undefined
  const end = second?.end ?? when.end
  if (text.charAt(end) !== ']') throw new Unreadable(from)
  if (!when.nodes.some((node) => typeof node === 'object' && 'fact' in node))
    throw new Unreadable(from, 'no-fact')
  return { node: { when: when.nodes, otherwise: second?.nodes ?? [] }, end: end + 1 }
}

/** The sentence as people read it. @throws Error where brackets do not match */
export function renderWording(text: string, facts: WordingFacts): string {
  return parseWording(text)
    .map((node) => said(node, facts))
    .join('')
}

function said(node: WordingNode, facts: WordingFacts): string {
  if (typeof node === 'string') return node
  if ('when' in node)
    return (isKnown(node.when, facts) ? node.when : node.otherwise).map((one) => said(one, facts)).join('')
  const value = facts[node.fact] ?? ''
  return node.forms === undefined ? String(value) : node.forms[Number(value) === 1 ? 0 : 1]
}

function isKnown(nodes: readonly WordingNode[], facts: WordingFacts): boolean {
  return nodes.every((node) => typeof node === 'string' || 'when' in node || (facts[node.fact] ?? '') !== '')
}

/** Every fact that a sentence names, with where it does first. @throws Error where brackets do not match */
export function factsOf(text: string): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  for (const { fact, at } of parseWording(text).flatMap(factNodes)) if (!found.has(fact)) found.set(fact, at)
  return found
}

type FactNode = Extract<WordingNode, { fact: string }>

function factNodes(node: WordingNode): readonly FactNode[] {
  if (typeof node === 'string') return []
  return 'fact' in node ? [node] : [...node.when, ...node.otherwise].flatMap(factNodes)
}

/** The facts that a sentence says whatever else is known: those outside of every part, and those that both ways of a part say. */
function alwaysIn(nodes: readonly WordingNode[]): readonly string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if ('fact' in node) return [node.fact]
    const otherwise = alwaysIn(node.otherwise)
    return alwaysIn(node.when).filter((fact) => otherwise.includes(fact))
  })
}

/** What a sentence is judged by. */
export interface WordingRule {
  /** The sentence that is shipped: what it says of facts, another must say, in the same circumstances. */
  readonly shipped: string
  /** Facts that are known besides those the shipped one names. */
  readonly besides: readonly string[]
  readonly lettersAtMost: number
  /** Whether an address of the web may stand in it: in a message it would teach people to follow links. */
  readonly links: boolean
}

/** Everything that is wrong with a sentence, in its order. */
export function wordingFaults(text: string, rule: WordingRule): readonly WordingFault[] {
  const fault = (code: WordingFault['code'], at: number | null = null, fact: string | null = null) => ({
    code,
    at,
    fact,
  })
  if (text.trim() === '') return [fault('empty')]
  const broken = brokenAt(text)
  if (broken !== undefined) return [fault(broken.code, broken.at)]
  const known = new Set([...factsOf(rule.shipped).keys(), ...rule.besides])
  const named = factsOf(text)
  const unknown = [...named].filter(([fact]) => !known.has(fact))
  const link = linkIn(text)
  return [
    ...unknown.map(([fact, at]) => fault('unknown', at, fact)),
    ...(unknown.length > 0
      ? []
      : comparedWith(rule, text).map(({ code, fact }) => fault(code, named.get(fact) ?? null, fact))),
    ...(link >= 0 && !rule.links ? [fault('link', link)] : []),
    ...(text.length > rule.lettersAtMost ? [fault('too-long', rule.lettersAtMost)] : []),
  ]
}

function brokenAt(text: string): Unreadable | undefined {
  try {
    parseWording(text)
    return undefined
  } catch (error) {
    if (error instanceof Unreadable) return error
    throw error
  }
}

/**
 * Where a sentence says less than the shipped one, or counts on a fact that may not be known: in every case that can be, since each fact that
 * the shipped one keeps in brackets may be there without the others.
 */
function comparedWith(
  { shipped, besides }: WordingRule,
  text: string,
): readonly { readonly code: 'dropped' | 'unsure'; readonly fact: string }[] {
  const [must, does] = [parseWording(shipped), parseWording(text)]
  const always = alwaysIn(must)
  const optional = [...factsOf(shipped).keys()].filter(
    (fact) => !always.includes(fact) && !besides.includes(fact),
  )
  const dropped = new Set<string>()
  const unsure = new Set<string>()
  for (const some of subsetsOf(optional)) {
    const known = new Set([...besides, ...always, ...some])
    const names = factsSaid(does, known)
    for (const fact of factsSaid(must, known)) if (known.has(fact) && !names.has(fact)) dropped.add(fact)
    for (const fact of optional) if (!known.has(fact) && isNamed(does, known, fact)) unsure.add(fact)
  }
  return [
    ...[...dropped].map((fact) => ({ code: 'dropped', fact }) as const),
    ...[...unsure].map((fact) => ({ code: 'unsure', fact }) as const),
  ]
}

/** Every choice of them; a sentence has a handful. */
function subsetsOf(facts: readonly string[]): readonly (readonly string[])[] {
  const [first, ...rest] = facts
  if (first === undefined) return [[]]
  const others = subsetsOf(rest)
  return [...others, ...others.map((set) => [first, ...set])]
}

/** What stands in a sentence when these facts are known. */
function standingIn(nodes: readonly WordingNode[], known: ReadonlySet<string>): readonly FactNode[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') return []
    if ('fact' in node) return [node]
    const isSaid = node.when.every((one) => typeof one === 'string' || 'when' in one || known.has(one.fact))
    return standingIn(isSaid ? node.when : node.otherwise, known)
  })
}

/** The word for one or for many of something does not say how many. */
function factsSaid(nodes: readonly WordingNode[], known: ReadonlySet<string>): ReadonlySet<string> {
  return new Set(standingIn(nodes, known).flatMap(({ fact, forms }) => (forms === undefined ? [fact] : [])))
}

function isNamed(nodes: readonly WordingNode[], known: ReadonlySet<string>, fact: string): boolean {
  return standingIn(nodes, known).some((node) => node.fact === fact)
}

/** What a telephone makes a link of: letters, digits and lines with a dot between them, in whatever width they are written. */
const linkLike =
  /:\/\/|www\.|(?<![a-z0-9])[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9-]+)*\.[a-z]{2,}(?![a-z])|\d{1,3}(?:\.\d{1,3}){3}/i

function linkIn(text: string): number {
  // one letter for one, so that the place stays
  return text.replaceAll(/./gu, narrow).search(linkLike)
}

function narrow(letter: string): string {
  const other = letter.normalize('NFKC')
  return other.length === letter.length ? other : letter
}
