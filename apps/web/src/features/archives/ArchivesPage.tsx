import { archiveClasses, type ArchiveClassCode, termName } from '@tongban/contracts/archive-classes'
import { archiveViews, type ArchiveView } from '@tongban/contracts/archive-kinds'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'

import { Button, Loaded, Paging, Select, Table, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { Standing } from './Standing.tsx'
import { archiveAddress, keptUntil } from './texts.ts'
import { words } from './words.ts'

const firstYear = 2009 // since the regulation on these files is in force
const classes = Object.entries(archiveClasses).map(([value, { name }]) => ({ value, label: name['zh-CN'] }))

/** 档案 of one's agencies; how they are narrowed stands in the address. */
export function ArchivesPage() {
  const { today } = useMe()
  const [{ view, class: kind, year, number, after }, go] = usePlace()
  const asked = {
    view: archiveViews.find((known) => known === view) ?? ('all' satisfies ArchiveView),
    class: isClass(kind) ? kind : undefined,
    year,
    number,
  }
  const found = useRead('GET /api/archives', { query: { ...asked, after } })
  const years = Array.from({ length: Number(today.slice(0, 4)) - firstYear + 1 }, (_, at) =>
    String(Number(today.slice(0, 4)) - at),
  )
  const narrow = (change: Record<string, string | undefined>): void => go({ ...change, after: undefined })
  return (
    <div className="stack">
      <p className="soft">{words.listHelp}</p>
      <div className="panel row row-end">
        <Select
          label={words.view}
          value={asked.view}
          onChange={(value) => narrow({ view: value === 'all' ? undefined : value })}
          options={archiveViews.map((value) => ({ value, label: words.views[value] }))}
        />
        <Select
          label={words.class}
          none={words.allClasses}
          value={asked.class ?? ''}
          onChange={(value) => narrow({ class: value })}
          options={classes}
        />
        <Select
          label={words.year}
          none={words.allYears}
          value={year ?? ''}
          onChange={(value) => narrow({ year: value })}
          options={years.map((value) => ({ value, label: words.yearOf(value) }))}
        />
        <Find key={number ?? ''} now={number ?? ''} onFind={(value) => narrow({ number: value })} />
      </div>
      <Loaded of={found}>
        {({ rows, next }) => (
          <>
            <Table
              title={words.list}
              rows={rows}
              keyOf={(row) => row.case}
              empty={words.none}
              columns={[
                { head: words.number, render: (row) => <Link href={archiveAddress(row)}>{row.number}</Link> },
                { head: words.caseNumber, render: (row) => row.caseNumber },
                { head: words.item, render: (row) => row.itemName, wrap: true },
                { head: words.agency, render: (row) => row.agencyName, wrap: true },
                { head: words.class, render: (row) => archiveClasses[row.class].name['zh-CN'], wrap: true },
                { head: words.term, render: (row) => termName(row.term) },
                { head: words.closedOn, render: (row) => dayText(row.closedOn) },
                { head: words.dueOn, render: (row) => keptUntil(row) },
                { head: words.standing, render: (row) => <Standing of={row} today={today} /> },
              ]}
            />
            <Paging next={next} after={after} go={(cursor) => go({ after: cursor })} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Find({ now, onFind }: { now: string; onFind: (number: string) => void }) {
  const [typed, setTyped] = useState(now)
  const find = (event: FormEvent): void => {
    event.preventDefault()
    onFind(typed.trim())
  }
  return (
    <form className="row row-end" onSubmit={find}>
      <TextField label={words.find} value={typed} onChange={setTyped} />
      <Button submit>{words.search}</Button>
    </form>
  )
}

function isClass(text: string | undefined): text is ArchiveClassCode {
  return text !== undefined && Object.hasOwn(archiveClasses, text)
}
