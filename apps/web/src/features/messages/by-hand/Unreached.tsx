import type { Unreached as Row } from '@tongban/contracts/by-hand'
import { Link } from 'wouter'

import { Badge, EmptyState, Loaded, Paging, Table } from '../../../design/index.ts'
import { instantText } from '../../../platform/format.ts'
import { usePlace } from '../../../platform/place.ts'
import { useRead } from '../../../platform/use.ts'
import { words as messageWords } from '../words.ts'
import { words } from './words.ts'

/** 没送达的通知: what no telephone and no mailbox took; whom it is for is seen when it is opened. @param at where they stand */
export function Unreached({ at }: { at: string }) {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/unreached', { query: { after } })
  return (
    <Loaded of={page}>
      {({ rows, next }) =>
        rows.length === 0 && after === undefined ? (
          <EmptyState title={words.none}>
            <p>{words.noneHelp}</p>
          </EmptyState>
        ) : (
          <div className="stack">
            <p className="soft">{words.unreachedHelp}</p>
            <Table
              title={words.unreached}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.none}
              columns={[
                {
                  head: words.kind,
                  render: ({ subject, id, kind }) => (
                    <Link href={`${at}/${subject}/${id}`}>{messageWords.kinds[kind]}</Link>
                  ),
                },
                { head: words.since, render: ({ since }) => instantText(since) },
                { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
                { head: words.fault, render: ({ fault }) => messageWords.faultOf(fault), wrap: true },
                { head: words.relayed, render: ({ relayed }) => <Relayed of={relayed} />, wrap: true },
              ]}
            />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </div>
        )
      }
    </Loaded>
  )
}

/** How the outlet that was asked last stands with it. */
export function Relayed({ of }: { of: Row['relayed'] }) {
  if (of === null) return null
  const { outletName, notMet, withdrawn } = of
  if (withdrawn !== null) return <Badge>{words.withdrawn(outletName, words.endings[withdrawn])}</Badge>
  return notMet === null ? (
    <Badge tone="info">{words.relaying(outletName)}</Badge>
  ) : (
    <Badge tone="warn">{words.notMet(outletName, words.reasons[notMet])}</Badge>
  )
}

/** Whether an outlet is asked and has not answered yet. */
export function isWithOutlet(relayed: Row['relayed']): boolean {
  return relayed !== null && relayed.notMet === null && relayed.withdrawn === null
}
