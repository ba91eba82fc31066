import type { WordingDraft } from '@tongban/contracts/wordings'

import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { DraftActs as Acts } from '../publishing/index.ts'
import { words } from './words.ts'

/** What whoever looks may do with a draft of words. */
export function DraftActs({ draft, unsaved }: { draft: WordingDraft; unsaved: boolean }) {
  const { id, revision, inForce, title, from, faults } = draft
  const sending = useAct('POST /api/wordings/drafts/:id/publication')
  const publish = async (): Promise<boolean> =>
    (await sending.act({ params: { id }, body: { revision, inForce } })) !== undefined
  const sure = words.publishSure(from === null ? words.dayAfter : words.fromDay(dayText(from)))
  return (
    <Acts
      drafted="wordings"
      draft={draft}
      name={title}
      sound={faults.length === 0}
      unsaved={unsaved}
      publishing={{ sending, publish, sure, possible: true }}
    />
  )
}
