import { useState } from 'react'

import { EmptyState, Loaded, Paging, Timeline } from '../../design/index.ts'
import { caseNumberText, instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Who opened one's record, where, when and why. */
export function OwnLooks({ subject }: { subject: string }) {
  const [after, setAfter] = useState<string>()
  const query = after === undefined ? {} : { after }
  const found = useRead('GET /api/audit/looks/:subject', { params: { subject }, query })
  return (
    <div className="stack">
      <p>{words.ownHelp}</p>
      <Loaded of={found}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={words.noOwn} />
          ) : (
            <div className="panel">
              <Timeline
                label={words.own}
                happenings={rows.map((row, index) => ({
                  key: `${row.at}-${index}`,
                  when: instantText(row.at),
                  what: words.acts[row.act] ?? row.act,
                  who: [row.outletName ?? row.agencyName, row.staffName].filter(Boolean).join(' · '),
                  note: whyOf(row),
                }))}
              />
              <Paging next={next} after={after} go={setAfter} />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

function whyOf({
  itemName,
  caseNumber,
  purpose,
}: {
  itemName: string | null
  caseNumber: string | null
  purpose: string | null
}): string | null {
  return itemName === null ? purpose : words.about(itemName, caseNumberText(caseNumber ?? ''))
}
