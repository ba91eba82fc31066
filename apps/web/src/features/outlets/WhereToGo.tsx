import { outletKinds } from '@tongban/contracts/outlet'
import { useState } from 'react'

import {
  Badge,
  Button,
  DateField,
  EmptyState,
  Loaded,
  nearOptions,
  Notice,
  type Option,
  Panel,
  Select,
} from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { whereWords as words } from './where-words.ts'

type Hours = Read<'GET /api/outlets/hours'>
type Outlet = Hours['rows'][number]
/** In the address: no district, on purpose. */
const everywhere = 'all'
/** As many as are looked through without getting lost. */
const atOnce = 8

/** 去哪里办: the outlets of a district on a day, those that are open first; district, day and kind stand in the address. */
export function WhereToGo({
  home,
}: {
  /** The area where the reader is insured: it is shown until he chooses another one, or everywhere. */
  home?: string | undefined
}) {
  const [{ area: asked, on, kind = '' }, go] = usePlace()
  const day = on !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(on) ? on : undefined
  const read = useRead('GET /api/outlets/hours', { query: { on: day } })
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <Loaded of={read}>
        {(hours) => {
          const isHere = hours.districts.some(({ area: one }) => one === home && !one.endsWith('00')) // a city is no district
          const chosen = asked ?? (isHere ? home : undefined) ?? everywhere
          const area = chosen === everywhere ? '' : chosen
          return (
            <>
              <div className="columns">
                <Select
                  label={words.district}
                  none={words.everywhere}
                  value={area}
                  onChange={(to) => go({ area: to === '' ? everywhere : to })}
                  options={districtsFrom(hours, isHere ? home : undefined)}
                />
                <Select
                  label={words.kind}
                  none={words.anyKind}
                  value={kind}
                  onChange={(to) => go({ kind: to })}
                  options={outletKinds.map((value) => ({ value, label: words.kinds[value] }))}
                />
                <DateField label={words.on} value={hours.on} onChange={(to) => go({ on: to })} />
              </div>
              {hours.provisional && (
                <Notice tone="warn">
                  <p>{words.provisional}</p>
                </Notice>
              )}
              <Outlets key={`${area} ${kind}`} rows={nearest(hours.rows, area, kind)} />
            </>
          )
        }}
      </Loaded>
    </div>
  )
}

/** The district of the reader before the others. */
function districtsFrom({ districts }: Hours, home: string | undefined): readonly Option[] {
  const places = districts.map(({ area, name }) => ({ id: area, name, area }))
  return nearOptions(places, home === undefined ? [] : [home])
}

/** Those of the district, and of the city where it has none of that kind; who is open comes first, halls before the others. */
function nearest(rows: readonly Outlet[], area: string, kind: string): Outlet[] {
  const ofKind = rows.filter((outlet) => kind === '' || outlet.kind === kind)
  const near = ofKind.filter((outlet) => area === '' || outlet.area === area)
  const rank = ({ hours, kind: one, closed }: Outlet): number =>
    (closed === null ? 0 : 2 * outletKinds.length) +
    (hours.length === 0 ? outletKinds.length : 0) +
    outletKinds.indexOf(one)
  return near.toSorted((one, other) => rank(one) - rank(other) || one.name.localeCompare(other.name, 'zh'))
}

function Outlets({ rows }: { rows: readonly Outlet[] }) {
  const [shown, show] = useState(atOnce)
  const left = rows.length - shown
  if (rows.length === 0)
    return (
      <EmptyState title={words.none}>
        <p>{words.noneHelp}</p>
      </EmptyState>
    )
  return (
    <Panel title={words.openFirst}>
      <ul className="plain">
        {rows.slice(0, shown).map((outlet) => (
          <li key={outlet.id} className="item">
            <span>
              {outlet.closed !== null && <Gone of={outlet.closed} />}
              <strong>{outlet.name}</strong> <span className="soft">{words.kinds[outlet.kind]}</span>
              <br />
              {outlet.address}
              <br />
              <a href={`tel:${outlet.telephone}`}>{words.call(outlet.telephone)}</a>
            </span>
            {outlet.closed === null ? (
              <Badge tone={outlet.hours.length === 0 ? 'plain' : 'done'}>{saidOf(outlet)}</Badge>
            ) : (
              <Badge tone="warn">{words.gone}</Badge>
            )}
          </li>
        ))}
      </ul>
      {left > 0 && <Button onPress={() => show(shown + atOnce)}>{words.more(Math.min(left, atOnce))}</Button>}
    </Panel>
  )
}

/** Since when it is no more, and where to go instead. */
function Gone({ of: { from, successor } }: { of: NonNullable<Outlet['closed']> }) {
  return (
    <>
      <strong>
        {successor === null ? words.closedFrom(dayText(from)) : words.goTo(dayText(from), successor)}
      </strong>
      <br />
    </>
  )
}

function saidOf({ hours, why, note }: Outlet): string {
  const spans = hours.map(({ opens, closes }) => `${opens}–${closes}`).join('、')
  if (why === 'holiday') return words.holiday(note)
  const said = hours.length === 0 ? words.closed : words.open(spans)
  if (why === 'working-weekend' && hours.length > 0) return words.workingWeekend(spans)
  return why === 'exception' && note !== '' ? words.exception(said, note) : said
}
