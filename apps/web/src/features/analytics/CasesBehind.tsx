import type { CountedCase } from '@tongban/contracts/analytics'
import { type CaseFigure, caseFigures, ways } from '@tongban/contracts/figure'
import { Link } from 'wouter'

import { Badge, Loaded, Paging, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { isLate, Standing } from '../cases/index.ts'
import { may, useMe } from '../session/index.ts'
import { TakeAlong } from './Figure.tsx'
import { Narrowed } from './Narrowed.tsx'
import { words } from './words.ts'

/** The figure that an address speaks of. */
export function figureOf(asked: string | undefined): CaseFigure {
  return caseFigures.find((known) => known === asked) ?? 'running'
}

/** The name of a figure's cases. */
export function nameOfFigure(figure: CaseFigure): string {
  return words.behind[figure]
}

/** The cases behind a number, with the same filters as the number; without names, and each opens where the reader may read it. */
export function CasesBehind() {
  const [place, go] = usePlace()
  const { from, to, item, outlet, agency, hour, after } = place
  const came = ways.find((way) => way === place['came'])
  const figure = figureOf(place['figure'])
  const query = { figure, from, to, item, outlet, agency, came, hour }
  const page = useRead('GET /api/analytics/cases', { query: { ...query, after } })
  return (
    <div className="stack">
      {from !== undefined && to !== undefined && (
        <p className="soft">
          {words.period}：{dayText(from)} 到 {dayText(to)}
        </p>
      )}
      <Narrowed />
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <Cases title={words.behind[figure]} rows={rows} />
            <Paging next={next} after={after} go={(to_) => go({ after: to_ })} />
            {rows.length > 0 && <TakeAlong of="cases" query={query} />}
          </>
        )}
      </Loaded>
    </div>
  )
}

function Cases({ title, rows }: { title: string; rows: readonly CountedCase[] }) {
  const me = useMe()
  const [place] = usePlace()
  const opens = may(me, 'cases.read')
  return (
    <Table
      title={title}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.noCases}
      columns={[
        {
          head: words.number,
          render: ({ subject, id, number }) =>
            opens ? (
              <Link href={addressWith(`/direction/cases/${subject}/${id}`, place)}>
                {caseNumberText(number)}
              </Link>
            ) : (
              caseNumberText(number)
            ),
        },
        { head: words.item, render: ({ itemName }) => itemName, wrap: true },
        { head: words.stage, render: (row) => <Standing of={row} /> },
        { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
        { head: words.outlet, render: ({ outletName }) => outletName ?? words.noOutlet, wrap: true },
        { head: words.handedInOn, render: ({ submittedOn }) => dayText(submittedOn) },
        { head: words.endedOn, render: ({ closedOn }) => (closedOn === null ? '' : dayText(closedOn)) },
        { head: words.due, render: (row) => <Due of={row} today={me.today} /> },
      ]}
    />
  )
}

function Due({ of, today }: { of: CountedCase; today: string }) {
  return (
    <>
      {of.dueOn !== null && dayText(of.dueOn)}{' '}
      {(isLate(of, today) || (of.closedOn !== null && of.dueOn !== null && of.closedOn > of.dueOn)) && (
        <Badge tone="danger">{words.late}</Badge>
      )}
    </>
  )
}
