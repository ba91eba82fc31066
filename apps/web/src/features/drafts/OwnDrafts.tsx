import type { Draft } from '@tongban/contracts/drafts'
import { useState } from 'react'
import { Link } from 'wouter'

import { Button, ConfirmDialog, Panel } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What was begun and not handed in; nothing is shown where there is none. */
export function OwnDrafts({ subject, hrefOf }: { subject: string; hrefOf: (item: string) => string }) {
  const found = useRead('GET /api/drafts/:subject', { params: { subject } })
  const discard = useAct('POST /api/drafts/:subject/:item/discard')
  const [asked, ask] = useState<Draft>()
  if (found.data === undefined || found.data.rows.length === 0) return null
  return (
    <Panel title={words.drafts}>
      <ul className="plain">
        {found.data.rows.map((draft) => (
          <li key={draft.id} className="item">
            <span>
              {draft.itemName}
              <br />
              <span className="soft small">{words.savedAt(instantText(draft.savedAt))}</span>
            </span>
            <span className="row">
              <Link
                className="button"
                href={hrefOf(draft.item)}
                aria-label={`${words.goOn}：${draft.itemName}`}
              >
                {words.goOn}
              </Link>
              <Button kind="quiet" label={words.discardOf(draft.itemName)} onPress={() => ask(draft)}>
                {words.discard}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <ConfirmDialog
          open
          title={words.discardTitle(asked.itemName)}
          verb={words.discard}
          kind="danger"
          pending={discard.pending}
          error={discard.error}
          onConfirm={async () => {
            const done = await discard.act({ params: { subject, item: asked.item } })
            if (done !== undefined) ask(undefined)
          }}
          onCancel={() => ask(undefined)}
        >
          <p>{words.discardHelp}</p>
        </ConfirmDialog>
      )}
    </Panel>
  )
}
