import { Link } from 'wouter'

import { Button, Panel } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What was begun and not handed in; nothing is shown where there is none. */
export function OwnDrafts({ subject, hrefOf }: { subject: string; hrefOf: (item: string) => string }) {
  const found = useRead('GET /api/drafts/:subject', { params: { subject } })
  const discard = useAct('POST /api/drafts/:subject/:item/discard')
  if (found.data === undefined || found.data.rows.length === 0) return null
  return (
    <Panel title={words.drafts}>
      <ul className="plain">
        {found.data.rows.map(({ id, item, itemName, savedAt }) => (
          <li key={id} className="item">
            <span>
              {itemName}
              <br />
              <span className="soft small">{words.savedAt(instantText(savedAt))}</span>
            </span>
            <span className="row">
              <Link className="button" href={hrefOf(item)} aria-label={`${words.goOn}：${itemName}`}>
                {words.goOn}
              </Link>
              <Button
                kind="quiet"
                label={words.discardOf(itemName)}
                onPress={() => discard.act({ params: { subject, item } })}
              >
                {words.discard}
              </Button>
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
