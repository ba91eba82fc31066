import { Link } from 'wouter'

import { EmptyState, Facts, Loaded, Page, Paging, Panel, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

type Foil = Read<'GET /api/counterfoils'>['rows'][number]
const here = '/counter/counterfoils'

/** 存根: what became of the cases that this outlet took in; each opens to its status, and to no content (D-2). */
export function Counterfoils() {
  const [{ after, open }, go] = usePlace()
  const page = useRead('GET /api/counterfoils', { query: { after } })
  if (open !== undefined)
    return (
      <Page
        title={words.counterfoilOf(caseNumberText(open))}
        beside={<Link href={addressWith(here, { after })}>{words.backToCounterfoils}</Link>}
      >
        <Loaded of={page}>
          {({ rows }) => <Opened foil={rows.find(({ number }) => number === open)} />}
        </Loaded>
      </Page>
    )
  return (
    <Page title={words.counterfoils}>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <Table
              title={words.counterfoils}
              rows={rows}
              keyOf={({ number }) => number}
              empty={words.noCounterfoils}
              columns={[
                {
                  head: words.number,
                  render: ({ number }) => (
                    <Link href={addressWith(here, { after, open: number })}>{caseNumberText(number)}</Link>
                  ),
                },
                { head: words.item, render: ({ itemName }) => itemName, wrap: true },
                { head: words.stage, render: (row) => <Stands of={row} /> },
                { head: words.agency, render: ({ agencyName }) => agencyName },
                { head: words.submitted, render: ({ submittedOn }) => dayText(submittedOn) },
                { head: words.due, render: ({ dueOn }) => (dueOn === null ? '' : dayText(dueOn)) },
              ]}
            />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
    </Page>
  )
}

/** What this outlet may know of one: where it stands and who has it; what it says is opened by the person's own visit. */
function Opened({ foil }: { foil: Foil | undefined }) {
  if (foil === undefined) return <EmptyState title={words.counterfoilGone} />
  const { number, itemName, agencyName, submittedOn, dueOn } = foil
  const facts: readonly (readonly [string, string])[] = [
    [words.number, caseNumberText(number)],
    [words.item, itemName],
    [words.agency, agencyName],
    [words.submitted, dayText(submittedOn)],
    ...(dueOn === null ? [] : [[words.due, dayText(dueOn)] as const]),
  ]
  return (
    <div className="reading">
      <Panel title={words.where}>
        <p>
          <Stands of={foil} />
        </p>
        <Facts rows={facts} />
        <p className="soft">{words.counterfoilHelp}</p>
      </Panel>
    </div>
  )
}

function Stands({ of }: { of: Foil }) {
  return <Standing of={{ ...of, hold: of.waiting ? { reason: 'correction' } : null }} />
}
