import type { Statement } from '../../platform/database.ts'
import { fold, isOneApart, lackingOne } from './folding.ts'
import { findByName, findBySpelling, findByToken, type FoundRow, rowsRead } from './store.ts'
import type { Terms } from './terms.ts'
import { token } from './tokens.ts'

export type Kind = 'person' | 'employer'
type Named = Extract<Terms, { by: 'name' }>

/** Who was found of a kind; `near` when nobody is called so, and these are called nearly so. */
export interface Found {
  readonly rows: readonly FoundRow[]
  readonly near: boolean
}

/** Comes after every text that begins so. */
const lastCharacter = '\u{10ffff}'

/** Asks the database within the reader's scope. */
export type Ask = (...asked: readonly Statement<FoundRow>[]) => Promise<FoundRow[]>

/** Looks for people or employers by a number: whole, or not at all. */
export async function findByKeys(ask: Ask, kind: Kind, keys: readonly string[]): Promise<Found> {
  const rows = await ask(findByToken(kind, keys.map(token.key), [], null, rowsRead))
  return { rows, near: false }
}

/**
 * Looks for somebody by a name, from what is cheapest to what is dearest: those whose name or pinyin begins so, those in
 * whose name it stands; and where there is nobody, those who sound alike or differ in one character.
 * @param agencies those of the scope
 */
export async function findNamed(
  ask: Ask,
  agencies: readonly string[],
  kind: Kind,
  terms: Named,
): Promise<Found> {
  const begin = await ask(...beginningSo(agencies, kind, terms))
  if (begin.length >= rowsRead) return { rows: begin, near: false }
  const within = await ask(findByToken(kind, [], partsOf(terms), null, rowsRead))
  const found = [...begin, ...within]
  if (found.length > 0) return { rows: found, near: false }
  return { rows: await nearlySo(ask, agencies, kind, terms), near: true }
}

function beginningSo(agencies: readonly string[], kind: Kind, { folded, letters }: Named) {
  const byName = findByName(agencies, kind, folded, folded + lastCharacter)
  return letters === null
    ? [byName]
    : [byName, findBySpelling(agencies, kind, letters, letters + lastCharacter)]
}

function partsOf({ folded, letters }: Named): string[] {
  const spelled = letters === null ? [] : [token.spelled(letters), token.initials(letters)]
  return [token.name(folded), ...spelled]
}

/** Those who sound alike first: that is how one mistypes in pinyin. */
async function nearlySo(
  ask: Ask,
  agencies: readonly string[],
  kind: Kind,
  { folded, sounds }: Named,
): Promise<FoundRow[]> {
  const alike = await ask(
    ...sounds.map((sound) => findBySpelling(agencies, kind, sound, sound + lastCharacter)),
  )
  const apart =
    kind === 'person'
      ? (await ask(lackingOneOf(folded))).filter(({ name }) => isOneApart(fold(name), folded))
      : await ask(...halvesOf(folded))
  return [...alike, ...apart]
}

/** So many candidates are held against what was typed. */
const candidatesAtMost = 500

/** Two names of which one character differs are the same when each lacks one. */
function lackingOneOf(folded: string): Statement<FoundRow> {
  return findByToken('person', lackingOne(folded).map(token.lacking), [], null, candidatesAtMost)
}

const halvesLeast = 4
const halvesAtMost = 24

/** A long name in which one character is wrong has one half that is right, and all others beside the wrong one. */
function halvesOf(folded: string): Statement<FoundRow>[] {
  const characters = Array.from(folded)
  if (characters.length < halvesLeast || characters.length > halvesAtMost) return []
  const middle = Math.floor(characters.length / 2)
  const halves = [characters.slice(0, middle), characters.slice(middle)].map((half) => half.join(''))
  const patterns = characters.map((_, at) => `%${characters.with(at, '_').join('')}%`)
  return [findByToken('employer', [], halves.map(token.name), patterns, rowsRead)]
}
