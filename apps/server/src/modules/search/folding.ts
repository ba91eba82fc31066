/** What counts in a name: letters, digits, and characters of one's own making that stand for rare ones. */
const counts = /[\p{L}\p{N}\p{Co}]/u
/** Written without spaces: a part of a name may begin at each of them. */
const standsAlone = /[\p{Script=Han}\p{Co}]/u

/** A name without what is written in many ways: width, case, marks above letters, spaces and dots between its parts. */
export function fold(text: string): string {
  return charactersOf(text).join('')
}

/** The same of letters of pinyin, where ü is written as u or v. */
export function foldSpelled(text: string): string {
  return fold(text).replaceAll('v', 'u')
}

/** Whether there are characters of which each stands alone: then it is no pinyin. */
export function isWritten(text: string): boolean {
  return standsAlone.test(text)
}

/** Whether it may be pinyin or its initials, once folded. */
export function isLetters(folded: string): boolean {
  return /^[a-z]{2,}$/.test(folded)
}

/** The ends of a name from each place where a part of it may begin: 王秀兰, 秀兰, 兰; maria santos, santos. */
export function endingsOf(name: string): string[] {
  const plain = plainOf(name)
  const begins: number[] = []
  const characters: string[] = []
  plain.forEach((character, at) => {
    if (!counts.test(character)) return
    const before = plain[at - 1]
    const begun = before === undefined || !counts.test(before) || standsAlone.test(before)
    if (begun || standsAlone.test(character)) begins.push(characters.length)
    characters.push(character)
  })
  return begins.slice(0, endingsAtMost).map((begin) => characters.slice(begin).join(''))
}

/** Longer names are found by their first sixty characters. */
const endingsAtMost = 60

/** A name, and what is left of it without each one of its characters. */
export function lackingOne(folded: string): string[] {
  const characters = Array.from(folded)
  const lacking = characters.map((_, at) => characters.toSpliced(at, 1).join(''))
  return [...new Set([folded, ...lacking])].filter((one) => Array.from(one).length >= 2)
}

/** Whether two names differ by one character: another one, one too many, one too few, or two that changed places. */
export function isOneApart(one: string, other: string): boolean {
  const [a, b] = [Array.from(one), Array.from(other)]
  if (Math.abs(a.length - b.length) > 1) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  if (isSame(a, at + 1, b, at + 1) || isSame(a, at + 1, b, at) || isSame(a, at, b, at + 1)) return true
  return a[at] === b[at + 1] && a[at + 1] === b[at] && isSame(a, at + 2, b, at + 2)
}

/** Whether the ends of two names, each from a place on, are the same. */
function isSame(a: readonly string[], fromA: number, b: readonly string[], fromB: number): boolean {
  return a.slice(fromA).join('') === b.slice(fromB).join('')
}

function charactersOf(text: string): string[] {
  return plainOf(text).filter((character) => counts.test(character))
}

function plainOf(text: string): string[] {
  return Array.from(text.normalize('NFKD').replaceAll(/\p{M}/gu, '').normalize('NFC').toLowerCase())
}
