import type { Declaration } from '@tongban/contracts/declaration'

import { words } from './words.ts'

/** What an item asks of those whom it names, or tells those whose records it reads, before it is handed in; nothing where it does neither. */
export function ItemAsks({ of: { confirmation, tellsOthers } }: { of: Declaration }) {
  if (tellsOthers !== undefined)
    return <p className="soft">{words.itemTells(words.itemAsks(tellsOthers.length, tellsOthers.unit))}</p>
  if (confirmation === undefined) return null
  return <p className="soft">{words.itemSays(words.itemAsks(confirmation.length, confirmation.unit))}</p>
}
