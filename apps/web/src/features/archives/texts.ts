import type { Archive, ArchivePart } from '@tongban/contracts/archives'

import { dayText } from '../../platform/format.ts'
import { words } from './words.ts'

/** Until when it is kept. */
export function keptUntil({ dueOn }: Pick<Archive, 'dueOn'>): string {
  return dueOn === null ? words.permanent : words.untilBefore(dayText(dueOn))
}

/** What a part is called: the list keeps codes, so that it says the same in every version. */
export function partText({ kind, name }: ArchivePart, itemName: string): string {
  if (kind === 'form') return itemName
  if (kind === 'file') return words.types[name] ?? name
  if (kind === 'signature') return words.signatures[name] ?? name
  if (kind !== 'delivery') return name
  const [way = '', day = ''] = name.split(' ')
  return `${words.ways[way] ?? way} ${day}`
}

/** The address of its page. */
export function archiveAddress({ subject, case: id }: Pick<Archive, 'subject' | 'case'>): string {
  return `/administration/archives/${subject}/${id}`
}
