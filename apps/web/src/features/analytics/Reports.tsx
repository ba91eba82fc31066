import { useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Button, Fault, Loaded, Panel, Select, Table } from '../../design/index.ts'
import { dayText, monthText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { PaperSheet } from '../papers/index.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

/** 月报: those that were issued, and one more of a month that is over. */
export function Reports() {
  const me = useMe()
  const reports = useRead('GET /api/analytics/reports')
  return (
    <Loaded of={reports}>
      {({ rows, since }) => (
        <div className="stack">
          <p className="soft">{words.reportsExplain}</p>
          {may(me, 'analytics.report') && <Issue since={since} />}
          <Table
            title={words.reports}
            rows={rows}
            keyOf={({ id }) => id}
            empty={words.noReports}
            columns={[
              {
                head: words.month,
                render: ({ id, month }) => <Link href={`/direction/reports/${id}`}>{monthText(month)}</Link>,
              },
              { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
              { head: words.reportNumber, render: ({ number }) => number },
              { head: words.madeOn, render: ({ madeOn }) => dayText(madeOn) },
              { head: words.madeBy, render: ({ madeByName }) => madeByName },
            ]}
          />
        </div>
      )}
    </Loaded>
  )
}

/** So many months back a report may still be wanted. */
const monthsOffered = 24

function Issue({ since }: { since: string | null }) {
  const me = useMe()
  const [, go] = useLocation()
  const issue = useAct('POST /api/analytics/reports')
  const months = monthsBefore(me.today.slice(0, 7)).filter((one) => since !== null && one >= since)
  const [month, setMonth] = useState(months[0] ?? '')
  const send = async (): Promise<void> => {
    const made = await issue.act({ body: { month } })
    if (made !== undefined) go(`/direction/reports/${made.id}`)
  }
  return (
    <Panel title={words.issueTitle}>
      <div className="stack">
        {months.length === 0 && <p className="soft">{words.nothingToReport}</p>}
        {issue.error !== null && <Fault error={issue.error} />}
        <div className="row row-end">
          <Select
            label={words.month}
            value={month}
            onChange={setMonth}
            options={months.map((value) => ({ value, label: monthText(value) }))}
          />
          <Button kind="primary" pending={issue.pending} disabled={month === ''} onPress={() => void send()}>
            {words.issue}
          </Button>
        </div>
      </div>
    </Panel>
  )
}

function monthsBefore(month: string): string[] {
  const [year, part] = [Number(month.slice(0, 4)), Number(month.slice(5))]
  return Array.from({ length: monthsOffered }, (_, at) =>
    new Date(Date.UTC(year, part - 2 - at, 1)).toISOString().slice(0, 7),
  )
}

/** One report as it was frozen: to read, to print on A4, to take away as PDF. */
export function Report({ id }: { id: string }) {
  const report = useRead('GET /api/analytics/reports/:id', { params: { id } })
  return (
    <Loaded of={report}>
      {({ content, number, madeOn }) => (
        <div className="stack">
          <p className="row screen-only">
            <Button onPress={() => window.print()}>{words.print}</Button>
            <a className="button" href={`/api/analytics/reports/${id}/pdf?path=oversight`} download>
              {words.pdf}
            </a>
          </p>
          <PaperSheet of={{ content, number, madeOn, checkCode: null }} />
        </div>
      )}
    </Loaded>
  )
}
