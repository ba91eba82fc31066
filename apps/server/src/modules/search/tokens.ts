import { endingsOf, fold, foldSpelled, isWritten, lackingOne } from './folding.ts'

/** A person or employer as it is entered into the register of names. */
export interface Entry {
  readonly kind: 'person' | 'employer'
  readonly name: string
  /** Syllables with spaces between them. */
  readonly pinyin: string
  /** Fingerprints of its numbers. */
  readonly keys: readonly string[]
}

/** What a token is: a part of a name, of its pinyin, of its initials; a name with a character missing; a number. */
export const token = {
  name: (folded: string): string => `n${folded}`,
  spelled: (letters: string): string => `y${letters}`,
  initials: (letters: string): string => `i${letters}`,
  lacking: (folded: string): string => `~${folded}`,
  key: (key: string): string => `#${key}`,
}

/** Longer names than these letters are not held against what was mistyped. Organisations are compared by halves. */
const comparedAtMost = 30

/** The syllables of a pinyin as they are looked for. */
export function syllablesOf(pinyin: string): string[] {
  return pinyin
    .split(' ')
    .map(foldSpelled)
    .filter((syllable) => syllable !== '')
}

/** Everything by which one is found. */
export function tokensOf({ kind, name, pinyin, keys }: Entry): string[] {
  const folded = fold(name)
  const syllables = isWritten(folded) ? syllablesOf(pinyin) : []
  const compared = kind === 'person' && Array.from(folded).length <= comparedAtMost
  return [
    ...endingsOf(name).map(token.name),
    ...endsOf(syllables).map(token.spelled),
    ...endsOf(syllables.map((syllable) => syllable.charAt(0)))
      .filter((initials) => initials.length > 1)
      .map(token.initials),
    ...(compared ? lackingOne(folded).map(token.lacking) : []),
    ...keys.map(token.key),
  ]
}

function endsOf(parts: readonly string[]): string[] {
  return parts.slice(0, endsAtMost).map((_, at) => parts.slice(at).join(''))
}

const endsAtMost = 60

/** Tokens as PostgreSQL reads a `tsvector`, each under its kind and agency. */
export function vectorOf(kind: Entry['kind'], agency: string, tokens: readonly string[]): string {
  return tokens
    .map((one) => `'${`${kind.charAt(0)}${agency}|${one}`.replaceAll(/['\\]/g, '$&$&')}'`)
    .join(' ')
}
