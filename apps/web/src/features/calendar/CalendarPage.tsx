import { Loaded, Panel, Select, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { KnownUntil } from './KnownUntil.tsx'
import { PublishNotice } from './PublishNotice.tsx'
import { PublishWindows } from './PublishWindows.tsx'
import { words } from './words.ts'

/** 日历和业务期: what is known, and until when; publishing the next year of both. */
export function CalendarPage() {
  const { today } = useMe()
  const thisYear = Number(today.slice(0, 4))
  const [{ year = String(thisYear) }, go] = usePlace()
  const calendar = useRead('GET /api/calendar', { query: { year: Number(year) } })
  const years = [thisYear - 1, thisYear, thisYear + 1].map(String)
  return (
    <>
      <KnownUntil />
      <div className="narrow">
        <Select
          label={words.year}
          value={year}
          onChange={(value) => go({ year: value })}
          options={years.map((value) => ({ value, label: value }))}
        />
      </div>
      <PublishWindows key={year} year={year} />
      <Panel title={words.free(year)}>
        <Loaded of={calendar}>
          {({ exceptions }) => (
            <Table
              title={words.free(year)}
              rows={exceptions.toSorted((one, other) => (one.date < other.date ? -1 : 1))}
              keyOf={({ date }) => date}
              empty={words.none}
              columns={[
                { head: words.date, render: ({ date }) => dayText(date) },
                { head: words.what, render: ({ kind }) => words.kinds[kind] },
                { head: words.name, render: ({ name }) => name },
                { head: words.source, render: ({ source }) => source, wrap: true },
              ]}
            />
          )}
        </Loaded>
      </Panel>
      <PublishNotice />
    </>
  )
}
