import type { Declaration } from '@tongban/contracts/declaration'

import { words } from './words.ts'

/** What an item asks of those whom it names, before it is handed in; nothing where it asks nobody. */
export function ItemAsks({ of: { confirmation } }: { of: Declaration }) {
  if (confirmation === undefined) return null
  return <p className="soft">{words.itemSays(words.itemAsks(confirmation.length, confirmation.unit))}</p>
}
