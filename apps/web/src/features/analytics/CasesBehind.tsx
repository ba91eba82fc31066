import type { CaseView } from '@tongban/contracts/cases'

import { Loaded, Paging } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { CaseTable } from '../cases/index.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

const figures = ['running', 'late', 'warned', 'accepted', 'counter', 'away', 'completed'] as const
type Figure = (typeof figures)[number]

/** The figure that an address speaks of. */
export function figureOf(asked: string | undefined): Figure {
  return figures.find((known) => known === asked) ?? 'running'
}

/** The name of a figure's cases. */
export function nameOfFigure(figure: Figure): string {
  return words.behind[figure]
}

/** The cases behind a number, with the same filters as the number; each opens where the reader may read it. */
export function CasesBehind() {
  const [place, go] = usePlace()
  const { from, to, item, outlet, agency, after } = place
  const figure = figureOf(place['figure'])
  const me = useMe()
  const opens = may(me, 'cases.read')
  const hrefOf = ({ subject, id }: CaseView): string =>
    addressWith(`/direction/cases/${subject}/${id}`, place)
  const page = useRead('GET /api/analytics/cases', {
    query: { figure, from, to, item, outlet, agency, after },
  })
  return (
    <div className="stack">
      {from !== undefined && to !== undefined && (
        <p className="soft">
          {words.period}：{dayText(from)} 到 {dayText(to)}
        </p>
      )}
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <CaseTable
              title={words.behind[figure]}
              cases={rows}
              today={me.today}
              {...(opens ? { hrefOf } : {})}
            />
            <Paging next={next} after={after} go={(to_) => go({ after: to_ })} />
          </>
        )}
      </Loaded>
    </div>
  )
}
