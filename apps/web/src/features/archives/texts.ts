import type { Archive } from '@tongban/contracts/archives'

import { dayText } from '../../platform/format.ts'
import { words } from './words.ts'

/** How long it is kept. */
export function termText(term: Archive['term']): string {
  return term === 'permanent' ? words.permanent : words.years(term)
}

/** Until when it is kept. */
export function keptUntil({ dueOn }: Pick<Archive, 'dueOn'>): string {
  return dueOn === null ? words.permanent : words.untilBefore(dayText(dueOn))
}

/** The address of its page. */
export function archiveAddress({ subject, case: id }: Pick<Archive, 'subject' | 'case'>): string {
  return `/administration/archives/${subject}/${id}`
}
