import type { Item } from '@tongban/contracts/catalogue'

import { initialsMatch } from './initials.ts'

/** The items for a kind of applicant whose name has these words, or whose pinyin begins with these letters. */
export function itemsFor(
  items: readonly Item[],
  applicant: 'person' | 'employer',
  search: string,
): readonly Item[] {
  return items
    .filter(({ applicants }) => applicants.length === 0 || applicants.includes(applicant))
    .filter(({ name }) => search === '' || name.includes(search) || initialsMatch(name, search))
}
