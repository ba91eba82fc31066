import type { Item } from '@tongban/contracts/catalogue'
import { spelledMatches } from '@tongban/contracts/spelled'

import { words as catalogueWords } from './words.ts'

/** What is looked for: by its names, what people call it, and how that is spelled. */
export type Called = Pick<Item, 'names' | 'keywords' | 'pinyin'>

/**
 * The items for a kind of applicant that are called so: by a name or by what people call it, in any language, or in pinyin.
 * The one search of all halls.
 */
export function itemsFor(
  items: readonly Item[],
  applicant: 'person' | 'employer',
  search: string,
): readonly Item[] {
  return items
    .filter(({ applicants }) => applicants.length === 0 || applicants.includes(applicant))
    .filter((item) => isFound(item, search))
}

/** Whether an item is called so. */
export function isFound(item: Called, search: string): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const said = keywordsOf(item).map(plain)
  const called = [
    ...Object.values(item.names)
      .filter((name) => name !== undefined)
      .map(plain),
    ...said,
  ]
  return (
    called.some((one) => words.every((word) => one.includes(word))) ||
    said.some((one) => isChinese(one) && words.join('').includes(one)) ||
    item.pinyin.some((one) => spelledMatches(one, search))
  )
}

function keywordsOf({ keywords }: Called): readonly string[] {
  return Object.values(keywords ?? {}).flatMap((words) => words ?? [])
}

/** Two characters or more are a word in whatever sentence they stand: 我要换手机号. */
function isChinese(text: string): boolean {
  return /^\p{Script=Han}{2,}$/u.test(text)
}

/** Small letters, and what a Chinese keyboard types wide made plain. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}

/** 办件类型 as it is at home: nobody sits there who takes it on, so that what is done on the spot at a counter is done when it is accepted. */
export function kindAtHome({ kind, automatic }: Pick<Item, 'kind' | 'automatic'>): string {
  if (kind === null) return ''
  if (kind !== 'instant') return catalogueWords[kind]
  return automatic ? catalogueWords.atOnce : catalogueWords.whenAccepted
}

/** Whether the outlet of this session may take it. */
export function canBeTaken({ state, granted }: Item): boolean {
  return state === 'published' && granted
}
