import type { Item } from '@tongban/contracts/catalogue'

import { initialsMatch } from './initials.ts'

/** The items for a kind of applicant that have these words in a name of any language, or the pinyin initials of which these are. */
export function itemsFor(
  items: readonly Item[],
  applicant: 'person' | 'employer',
  search: string,
): readonly Item[] {
  return items
    .filter(({ applicants }) => applicants.length === 0 || applicants.includes(applicant))
    .filter(({ names }) => isFound(names, search))
}

function isFound(names: Item['names'], search: string): boolean {
  const words = plain(search).split(/\s+/).filter(Boolean)
  if (words.length === 0) return true
  const found = Object.values(names).some((name) => words.every((word) => plain(name ?? '').includes(word)))
  return found || initialsMatch(names['zh-CN'], search.trim())
}

/** Small letters, and what a Chinese keyboard types wide made plain. */
function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase()
}
