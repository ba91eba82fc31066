import { Loaded, Paging, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** 存根: what became of the cases that this outlet took in; status only, no content. */
export function Counterfoils() {
  const [{ after }, go] = usePlace()
  const page = useRead('GET /api/counterfoils', { query: { after } })
  return (
    <Loaded of={page}>
      {({ rows, next }) => (
        <>
          <Table
            title={words.counterfoils}
            rows={rows}
            keyOf={({ number }) => number}
            empty={words.noCounterfoils}
            columns={[
              { head: words.number, render: ({ number }) => caseNumberText(number) },
              { head: words.item, render: ({ itemName }) => itemName, wrap: true },
              {
                head: words.stage,
                render: (row) => (
                  <Standing of={{ ...row, hold: row.waiting ? { reason: 'correction' } : null }} />
                ),
              },
              { head: words.agency, render: ({ agencyName }) => agencyName },
              { head: words.submitted, render: ({ submittedOn }) => dayText(submittedOn) },
              { head: words.due, render: ({ dueOn }) => (dueOn === null ? '' : dayText(dueOn)) },
            ]}
          />
          <Paging next={next} after={after} go={(to) => go({ after: to })} />
        </>
      )}
    </Loaded>
  )
}
