import { judgements } from '@tongban/contracts/grade'
import { Link } from 'wouter'

import { EmptyState, Loaded, Panel, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { percentText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { ratingWords } from '../ratings/index.ts'
import { useMe } from '../session/index.ts'
import { BarChart } from './BarChart.tsx'
import { Narrowed } from './Narrowed.tsx'
import { Period } from './Period.tsx'
import { words } from './words.ts'

const bys = ['agency', 'item', 'hour', 'outlet'] as const
type By = (typeof bys)[number]
type Figures = Read<'GET /api/ratings/figures'>
type Group = Figures['rows'][number]

/** As many bars as can be taken in at a glance. */
const barsAtMost = 12
const noKey = '-'

/** 好差评: how people rate, by agency, item, hour and outlet; each number opens the ratings it is made of. */
export function RatingFigures() {
  const me = useMe()
  const [place, go] = usePlace()
  const by = bys.find((known) => known === place['by']) ?? 'agency'
  const from = place['from'] ?? `${me.today.slice(0, 4)}-01-01`
  const to = place['to'] ?? me.today
  const { item, outlet, agency, hour } = place
  const figures = useRead('GET /api/ratings/figures', {
    query: { by, from, to, item, outlet, agency, hour },
  })
  return (
    <div className="stack">
      <p className="soft">{words.ratingExplain}</p>
      <Period now={{ by, from, to }} bys={words.ratingBys} onChange={go} />
      <Narrowed />
      <Loaded of={figures}>
        {(found) =>
          found.rows.length === 0 ? (
            <EmptyState title={words.noneRated}>
              <p>{words.noneRatedHelp}</p>
            </EmptyState>
          ) : (
            <Panel
              title={words.ratingMessage(percentText(found.content, found.rated), found.content, found.rated)}
            >
              <Groups rows={found.rows} {...{ by, from, to }} />
            </Panel>
          )
        }
      </Loaded>
    </div>
  )
}

function Groups({ rows, by, from, to }: { rows: readonly Group[]; by: By; from: string; to: string }) {
  const [place] = usePlace()
  const { item, outlet, agency, hour } = place
  const behind = (key: string, grade?: string): string | undefined =>
    key === noKey
      ? undefined
      : addressWith('/direction/ratings/list', { from, to, item, outlet, agency, hour, [by]: key, grade })
  return (
    <div className="stack">
      <BarChart
        bars={rows.slice(0, barsAtMost).map((row) => ({
          key: row.key,
          name: row.name,
          value: row.rated === 0 ? 0 : row.content / row.rated,
          said: `${percentText(row.content, row.rated)}（${row.content}/${row.rated}）`,
        }))}
      />
      {rows.length > barsAtMost && <p className="soft">{words.barsOf(barsAtMost, rows.length)}</p>}
      <Table
        title={`${words.ratings} ${words.ratingBys[by]}`}
        rows={rows}
        keyOf={({ key }) => key}
        empty={words.noneRated}
        columns={[
          {
            head: words.ratingBys[by],
            wrap: true,
            render: ({ key, name }) => <Behind href={behind(key)} text={name} label={words.seeAll(name)} />,
          },
          ...judgements.map((grade) => ({
            head: ratingWords.grades[grade],
            number: true,
            render: ({ key, name, grades }: Group) => (
              <Behind
                href={grades[grade] === 0 ? undefined : behind(key, grade)}
                text={String(grades[grade])}
                label={`${words.gradeOf(name, ratingWords.grades[grade])} ${grades[grade]}`}
              />
            ),
          })),
          {
            head: words.contentShare,
            number: true,
            render: ({ content, rated }) => percentText(content, rated),
          },
          {
            head: words.inTimeShare,
            number: true,
            render: ({ due, inTime }) =>
              due === 0 ? words.noneDue : `${percentText(inTime, due)}（${inTime}/${due}）`,
          },
        ]}
      />
    </div>
  )
}

/** A number that opens what it is made of; what cannot be narrowed to is only said. */
function Behind({ href, text, label }: { href: string | undefined; text: string; label: string }) {
  return href === undefined ? (
    text
  ) : (
    <Link href={href} aria-label={label}>
      {text}
    </Link>
  )
}
