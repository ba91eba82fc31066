import type { ToPublish as Row } from '@tongban/contracts/publishing'
import { Link } from 'wouter'

import { Badge, Panel } from '../../design/index.ts'
import { dayText, instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 待发布: drafts that wait for somebody else than who wrote them; nothing where none does. */
export function ToPublish() {
  const waiting = useRead('GET /api/publishing', undefined, { every: 60_000 })
  const rows = waiting.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title={words.title}>
      <ul className="stack plain">
        {rows.map((row) => (
          <li key={row.id} className="row">
            <Link href={addressOf(row)}>
              {words.kinds[row.kind]} · {row.name}
            </Link>
            <span className="soft">{row.agencyName}</span>
            <span>{words.dueBy(dayText(row.dueOn))}</span>
            {row.late && <Badge tone="danger">{words.late}</Badge>}
            {row.warned && <Badge tone="warn">{words.warned}</Badge>}
            {row.urgedAt !== null && <span className="soft">{words.urged(instantText(row.urgedAt))}</span>}
          </li>
        ))}
      </ul>
    </Panel>
  )
}

function addressOf({ kind, draft }: Row): string {
  return kind === 'publish-item'
    ? `/administration/items/${draft}`
    : `/administration/wordings/drafts/${draft}`
}
