import type { ItemDraft } from '@tongban/contracts/item-drafts'

import { useAct } from '../../../platform/use.ts'
import { DraftActs as Acts } from '../../publishing/index.ts'
import { words } from './words.ts'

/** What whoever looks may do with a draft of an item; who leads one of several cities does not publish for the others. */
export function DraftActs({ draft, unsaved }: { draft: ItemDraft; unsaved: boolean }) {
  const { id, revision, inForce, name, beyond, defects } = draft
  const sending = useAct('POST /api/catalogue/drafts/:id/publication')
  const publish = async (): Promise<boolean> =>
    (await sending.act({ params: { id }, body: { revision, inForce } })) !== undefined
  const possible = beyond.length === 0
  return (
    <Acts
      drafted="catalogue"
      draft={draft}
      name={name}
      sound={defects.length === 0}
      unsaved={unsaved}
      publishing={{ sending, publish, sure: words.publishSure(name), possible }}
    >
      {draft.state === 'asked' && !possible && <p className="soft">{words.beyond(beyond.join('、'))}</p>}
    </Acts>
  )
}
