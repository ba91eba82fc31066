import type { Draft } from '@tongban/contracts/drafts'

import { Button, Notice } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import type { Saving } from './use-draft.ts'
import { words } from './words.ts'

/** Whether what is typed is safe; and where another device was quicker, the choice between the two. */
export function DraftStanding({
  saving,
  newer,
  onMine,
  onTheirs,
}: {
  saving: Saving
  newer: Draft | undefined
  onMine: () => void
  onTheirs: (draft: Draft) => void
}) {
  if (saving === 'newer')
    return (
      <Notice tone="warn" alert>
        <p>{words.newer(newer === undefined ? '' : instantText(newer.savedAt))}</p>
        <div className="row">
          <Button onPress={onMine}>{words.mine}</Button>
          {newer !== undefined && <Button onPress={() => onTheirs(newer)}>{words.theirs}</Button>}
        </div>
      </Notice>
    )
  return (
    <p className="soft small" aria-live="polite">
      {words[saving]}
    </p>
  )
}
