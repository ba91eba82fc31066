import type { MessageKind } from '@tongban/contracts/sending'
import { type ReactNode, useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, EmptyState, Loaded, Paging } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What one was told, the newest first; whoever opens the case has read it. */
export function OwnMessages({
  subject,
  hrefOf,
  rateOf,
}: {
  subject: string
  hrefOf: (id: string, kind: MessageKind) => string
  /** The way to say how a case was done that a message says is completed. */
  rateOf: (id: string) => ReactNode
}) {
  const [after, setAfter] = useState<string>()
  const query = after === undefined ? {} : { after }
  const found = useRead('GET /api/messages/:subject', { params: { subject }, query })
  const read = useAct('POST /api/messages/:subject/:id/read')
  return (
    <Loaded of={found}>
      {({ rows, next }) =>
        rows.length === 0 ? (
          <EmptyState title={words.noOwnMessages} />
        ) : (
          <div className="stack">
            <ul className="plain panel">
              {rows.map((row) => (
                <li key={row.id} className="item">
                  <span>
                    {row.text}
                    <br />
                    <span className="soft small">
                      {row.agencyName} · {instantText(row.at)}
                    </span>
                  </span>
                  <span className="row">
                    {row.readAt === null && <Badge tone="info">{words.unread}</Badge>}
                    {row.case !== null && (
                      <Link className="button" href={hrefOf(row.case, row.kind)}>
                        {words.openCase}
                      </Link>
                    )}
                    {row.case !== null && row.kind === 'completed' && rateOf(row.case)}
                    {row.readAt === null && (
                      <Button kind="quiet" onPress={() => read.act({ params: { subject, id: row.id } })}>
                        {words.markRead}
                      </Button>
                    )}
                  </span>
                </li>
              ))}
            </ul>
            <Paging next={next} after={after} go={setAfter} />
          </div>
        )
      }
    </Loaded>
  )
}

/** How many messages one has not read. */
export function useUnread(subject: string): number {
  const found = useRead('GET /api/messages/:subject/unread', { params: { subject } }, { every: 30_000 })
  return found.data?.unread ?? 0
}
