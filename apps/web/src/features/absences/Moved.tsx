import { useState } from 'react'

import { Loaded, Paging, Panel, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** 换了人的待办: what somebody who was away had in hand, and who has it now. */
export function Moved() {
  const [after, setAfter] = useState<string>()
  const moved = useRead('GET /api/absences/moved', { query: { after } })
  return (
    <Panel title={words.moved}>
      <Loaded of={moved}>
        {({ rows, next }) => (
          <>
            <Table
              title={words.moved}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.movedNone}
              columns={[
                { head: words.number, render: ({ number }) => caseNumberText(number) },
                { head: words.what, render: ({ kind }) => words.tasks[kind] },
                { head: words.item, render: ({ itemName }) => itemName, wrap: true },
                { head: words.movedOn, render: ({ movedOn }) => dayText(movedOn) },
                { head: words.was, render: ({ fromName }) => fromName },
                {
                  head: words.is,
                  render: ({ toName, isDone }) =>
                    isDone ? words.done : (toName ?? <span className="soft">{words.openToAll}</span>),
                  wrap: true,
                },
              ]}
            />
            <Paging next={next} after={after} go={setAfter} />
          </>
        )}
      </Loaded>
    </Panel>
  )
}
