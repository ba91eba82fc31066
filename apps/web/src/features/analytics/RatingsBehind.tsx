import { judgements } from '@tongban/contracts/grade'
import type { ListedRating } from '@tongban/contracts/ratings'

import { Badge, Loaded, Paging, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { ratingWords } from '../ratings/index.ts'
import { useMe } from '../session/index.ts'
import { Narrowed } from './Narrowed.tsx'
import { words } from './words.ts'

/** The ratings behind a number, with the same filters; who rated stands nowhere, and of few not what they wrote. */
export function RatingsBehind() {
  const me = useMe()
  const [place, go] = usePlace()
  const from = place['from'] ?? `${me.today.slice(0, 4)}-01-01`
  const to = place['to'] ?? me.today
  const { item, outlet, agency, hour, after } = place
  const grade = [...judgements, 'bad' as const].find((known) => known === place['grade'])
  const page = useRead('GET /api/ratings/list', {
    query: { from, to, item, outlet, agency, hour, grade, after },
  })
  return (
    <div className="stack">
      <p className="soft">
        {words.period}：{dayText(from)} 到 {dayText(to)}
        {grade !== undefined && grade !== 'bad' && ` · ${ratingWords.grades[grade]}`}
      </p>
      <Narrowed />
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            {rows.some(({ words: said }) => said === null) && <p className="soft">{words.noWords}</p>}
            <Listed rows={rows} />
            <Paging next={next} after={after} go={(to_) => go({ after: to_ })} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Listed({ rows }: { rows: readonly ListedRating[] }) {
  return (
    <Table
      title={words.behindRatings}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.noneRated}
      columns={[
        { head: words.givenOn, render: ({ givenOn }) => dayText(givenOn) },
        { head: words.grade, render: ({ grade }) => ratingWords.grades[grade] },
        { head: words.item, render: ({ itemName }) => itemName ?? words.noItem, wrap: true },
        { head: words.outlet, render: ({ outletName }) => outletName ?? words.atHome, wrap: true },
        { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
        { head: words.hour, render: ({ hour }) => words.hourOf(hour) },
        {
          head: words.reasons,
          wrap: true,
          render: ({ reasons, words: said }) =>
            [reasons.map((code) => ratingWords.reasons[code]).join('、'), said ?? '']
              .filter((part) => part !== '')
              .join('；'),
        },
        { head: words.answered, render: (row) => <Answered of={row} /> },
      ]}
    />
  )
}

function Answered({ of: { dueOn, answeredOn, corrected } }: { of: ListedRating }) {
  if (dueOn === null) return null
  if (answeredOn === null) return words.waitsTill(dayText(dueOn))
  return (
    <>
      {words.answeredOn(dayText(answeredOn))}{' '}
      {corrected === true && <Badge tone="done">{words.corrected}</Badge>}
    </>
  )
}
