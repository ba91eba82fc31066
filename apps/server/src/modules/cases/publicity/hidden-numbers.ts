import { identityNumber, to18 } from '@tongban/policy'

/** What stands in the place of a number. */
const hidden = '****'
/** Kinds whose numbers are known by their check digit, wherever they stand. */
const known = ['resident', 'hmt-residence-permit', 'foreign-permanent'] as const
const chineseDigits = '〇一二三四五六七八九'

/** A digit (or the X at the end of a number) as it is meant, with its place in the text. */
interface Digit {
  readonly at: number
  readonly end: number
  readonly is: string
  /** What stands between it and the one before. */
  readonly gap: string
}

/**
 * In what somebody has written freely, nothing is left by which somebody is found: an identity number is known by its check digit, however it is typed (wide,
 * with points, blanks, in Chinese digits); of other numbers seven digits or more are a telephone or an account, but not a day or a span of days.
 */
export function withoutNumbers(text: string): string {
  const digits = digitsIn(text)
  const spans = [...identitySpans(digits), ...longSpans(text, digits)].toSorted(
    (one, other) => one[0] - other[0],
  )
  let [said, from] = ['', 0]
  for (const [start, end] of spans) {
    if (end <= from) continue
    if (start >= from) said += text.slice(from, start) + hidden
    from = end
  }
  return said + text.slice(from)
}

/** Every digit of a text, plain, wide, circled or Chinese. */
function digitsIn(text: string): Digit[] {
  const digits: Digit[] = []
  let [at, gap] = [0, '']
  for (const character of text) {
    const end = at + character.length
    const is = digitOf(character)
    if (is === undefined) gap += character
    else {
      digits.push({ at, end, is, gap })
      gap = ''
    }
    at = end
  }
  return digits
}

function digitOf(character: string): string | undefined {
  const chinese = chineseDigits.indexOf(character)
  if (chinese >= 0) return String(chinese)
  if (character === '零') return '0'
  const plain = character.normalize('NFKC').toUpperCase()
  return /^[\dX]$/.test(plain) ? plain : undefined
}

/** 18 signs, or 15 of a former number, that are an identity number; a few signs may stand between, but no letters. */
function* identitySpans(digits: readonly Digit[]): Generator<readonly [number, number]> {
  for (const [first, start] of digits.entries())
    for (const length of [18, 15]) {
      const taken = digits.slice(first, first + length)
      const last = taken.at(-1)
      if (taken.length < length || last === undefined) continue
      if (taken.slice(1).some(({ gap }) => !isBetween(gap))) continue
      if (isIdentity(taken.map(({ is }) => is).join(''))) yield [start.at, last.end]
    }
}

function isBetween(gap: string): boolean {
  return Array.from(gap).length <= 3 && !/[\p{L}\p{N}]/u.test(gap)
}

function isIdentity(number: string): boolean {
  if (number.length === 18) return known.some((kind) => identityNumber({ kind, number }).valid)
  try {
    return to18(number) !== ''
  } catch {
    return false // no province or no birth date: it is no number of 1984 to 1999
  }
}

const apart = /^[\s.．。·・‧_/‐-―－~-]{0,2}$/u

/** Seven digits or more that stand together, and say no day. */
function longSpans(text: string, digits: readonly Digit[]): (readonly [number, number])[] {
  return runsIn(digits).flatMap((run) => {
    const [first, last] = [run[0], run.at(-1)]
    if (first === undefined || last === undefined) return []
    const count = run.filter(({ is }) => is !== 'X').length
    return count >= 7 && !isDays(text.slice(first.at, last.end)) ? [[first.at, last.end] as const] : []
  })
}

/** Digits with next to nothing between them; an X ends a number and begins none. */
function runsIn(digits: readonly Digit[]): Digit[][] {
  const runs: Digit[][] = []
  for (const digit of digits) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    if (run !== undefined && last !== undefined && last.is !== 'X' && apart.test(digit.gap)) run.push(digit)
    else runs.push(digit.is === 'X' ? [] : [digit])
  }
  return runs
}

const month = String.raw`(?:0?[1-9]|1[0-2])`
const date = String.raw`(?:19|20)\d\d(?:[-./]${month}(?:[-./](?:0?[1-9]|[12]\d|3[01]))?)?`
const days = new RegExp(String.raw`^${date}(?:\s?[-~–—]\s?${date}|\s${date})?$`, 'u')

/** A day, a month or a year, or a span of them. */
function isDays(written: string): boolean {
  return days.test(written.normalize('NFKC'))
}
