import { changesBy, type FigureChange, type Law, type PublishedValue } from '@tongban/policy'
import { readersOf, rules } from '@tongban/policy/rules'

import { Badge, Table } from '../../design/index.ts'
import { useMe } from '../session/index.ts'
import { areaName, nation } from './areas.ts'
import { SourceText, Sure, whenText } from './Sure.tsx'
import { valueText } from './value-text.ts'
import { words } from './words.ts'

/** What values change against the law in force: old and new, from when, and which rules reckon with it. */
export function DraftChanges({ law, values }: { law: Law; values: readonly PublishedValue[] }) {
  return (
    <Table
      title={words.changes}
      rows={changesBy(law, values)}
      keyOf={({ key, area, after }) => `${key} ${area} ${after.from}`}
      empty={words.changesNone}
      columns={[
        { head: words.name, render: ({ name }) => name, wrap: true },
        { head: words.area, render: ({ area }) => areaName(area), wrap: true },
        { head: words.from, render: (change) => <From of={change} />, wrap: true },
        { head: words.before, render: (change) => <Before of={change} />, wrap: true },
        {
          head: words.after,
          render: ({ key, unit, after }) => <strong>{valueText(key, unit, after.value)}</strong>,
          wrap: true,
        },
        { head: words.sure, render: ({ after }) => <Sure of={after} /> },
        { head: words.source, render: ({ after }) => <SourceText source={after.source} />, wrap: true },
        { head: words.touches, render: ({ key }) => touched(key), wrap: true },
      ]}
    />
  )
}

function From({ of: { after, next, corrects } }: { of: FigureChange }) {
  const { today } = useMe()
  const isPast = (after.from.length === 7 ? `${after.from}-31` : after.from) < today
  const end = after.to ?? next
  return (
    <span>
      {whenText(after.from)}
      {end !== null && (
        <span className="soft">
          {' '}
          {after.to === undefined ? words.until(whenText(end)) : `${words.to}${whenText(end)}`}
        </span>
      )}{' '}
      {corrects && <Badge tone="warn">{words.corrects}</Badge>}
      {isPast && !corrects && <Badge tone="info">{words.past}</Badge>}
    </span>
  )
}

function Before({ of: { key, unit, area, before } }: { of: FigureChange }) {
  if (before === null) return <span className="soft">{words.newHere}</span>
  const from = before.area ?? nation
  return (
    <span>
      {valueText(key, unit, before.value)}
      {from !== area && <span className="soft"> {areaName(from)}</span>}
    </span>
  )
}

/** The rules that reckon with a figure, by name. */
function touched(key: string): string {
  const ids = readersOf(key)
  return rules
    .filter(({ id }) => ids.includes(id))
    .map(({ title }) => title.zh)
    .join('、')
}
