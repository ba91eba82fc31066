import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'

import { Button, DateField, Loaded, Paging, Select, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { instantText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { roleNames } from '../session/index.ts'
import { words } from './words.ts'

type Look = Read<'GET /api/audit/looks'>['rows'][number]

const aDay = /^\d{4}-\d{2}-\d{2}$/
const here = '/administration/audit'

/** Who looked at whose record and what administrators did, when, where and why; the filters stand in the address. */
export function Looks() {
  const [{ after, subject, staff, act, from, to }, go] = usePlace()
  const filters = { subject, staff, act, from, to }
  const page = useRead('GET /api/audit/looks', { query: { ...filters, after } })
  const outlets = useRead('GET /api/outlets')
  const nameOf = (id: string): string => outlets.data?.rows.find((outlet) => outlet.id === id)?.name ?? id
  return (
    <>
      <p>
        <Link href="/audit/roots">{words.roots}</Link>
      </p>
      <section aria-label={words.filters} className="stack">
        <div className="row">
          <Select
            inline
            label={words.act}
            none={words.allActs}
            value={act ?? ''}
            onChange={(code) => go({ act: code, after: undefined })}
            options={Object.entries(words.acts).map(([value, label]) => ({ value, label }))}
          />
          <Narrowed
            to={staff}
            said={words.onlyStaff(nameOfStaff(page.data?.rows, staff))}
            off={words.everybody}
            field="staff"
          />
          <Narrowed
            to={subject}
            said={words.onlySubject(tailOf(subject))}
            off={words.everyRecord}
            field="subject"
          />
        </div>
        <Days
          key={`${from} ${to}`}
          from={from ?? ''}
          to={to ?? ''}
          onChange={(days) => go({ ...days, after: undefined })}
        />
      </section>
      <Loaded of={page}>
        {({ rows, next }) => (
          <>
            <Table
              title={words.looks}
              rows={rows.map((row, index) => ({ ...row, key: `${row.at}-${index}` }))}
              keyOf={({ key }) => key}
              empty={words.none}
              columns={[
                { head: words.at, render: ({ at }) => instantText(at) },
                {
                  head: words.who,
                  render: (row) => (
                    <Link href={addressWith(here, { ...filters, staff: row.staff })}>
                      {row.staffName}
                      <span className="hidden-words">{words.allOfThis}</span>
                    </Link>
                  ),
                },
                { head: words.act, render: (row) => words.acts[row.act] ?? row.act },
                {
                  head: words.subject,
                  render: (row) =>
                    row.subject !== null && (
                      <Link href={addressWith(here, { ...filters, subject: row.subject })}>
                        {tailOf(row.subject)}
                        <span className="hidden-words">{words.allOnThis}</span>
                      </Link>
                    ),
                },
                { head: words.outlet, render: ({ outletId }) => (outletId === null ? '' : nameOf(outletId)) },
                { head: words.purpose, render: ({ purpose }) => purposeSaid(purpose), wrap: true },
              ]}
            />
            <Paging next={next} after={after} go={(cursor) => go({ after: cursor })} />
          </>
        )}
      </Loaded>
    </>
  )
}

/** A filter that was set by a row, and the way back to everything. */
function Narrowed({
  to,
  said,
  off,
  field,
}: {
  to: string | undefined
  said: string
  off: string
  field: 'staff' | 'subject'
}) {
  const [, go] = usePlace()
  if (to === undefined) return null
  return (
    <span className="row">
      {said}
      <Button kind="quiet" onPress={() => go({ [field]: undefined, after: undefined })}>
        {off}
      </Button>
    </span>
  )
}

function Days({
  from,
  to,
  onChange,
}: {
  from: string
  to: string
  onChange: (days: { from: string | undefined; to: string | undefined }) => void
}) {
  const [days, setDays] = useState({ from, to })
  const [tried, setTried] = useState(false)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (wrongDay(days.from) === undefined && wrongTo(days) === undefined)
      onChange({ from: days.from || undefined, to: days.to || undefined })
  }
  return (
    <form className="row" onSubmit={submit}>
      <DateField
        label={words.from}
        value={days.from}
        error={tried ? wrongDay(days.from) : undefined}
        onChange={(day) => setDays({ ...days, from: day })}
      />
      <DateField
        label={words.to}
        value={days.to}
        error={tried ? wrongTo(days) : undefined}
        onChange={(day) => setDays({ ...days, to: day })}
      />
      <Button submit>{words.apply}</Button>
    </form>
  )
}

function wrongDay(day: string): string | undefined {
  return day === '' || isDay(day) ? undefined : words.dayWrong
}

function wrongTo({ from, to }: { from: string; to: string }): string | undefined {
  return wrongDay(to) ?? (isDay(from) && isDay(to) && from > to ? words.periodWrong : undefined)
}

function isDay(day: string): boolean {
  if (!aDay.test(day)) return false
  const time = new Date(`${day}T00:00:00Z`)
  return !Number.isNaN(time.getTime()) && time.toISOString().startsWith(day)
}

/** Of an id as much as tells two apart. */
function tailOf(id: string | undefined): string {
  return id?.slice(-8) ?? ''
}

function nameOfStaff(rows: readonly Look[] | undefined, staff: string | undefined): string {
  return rows?.find((row) => row.staff === staff)?.staffName ?? tailOf(staff)
}

const anId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/

/** Why, in words: an entry keeps ids and codes only. */
function purposeSaid(purpose: string | null): string {
  const roles: Readonly<Record<string, string>> = roleNames
  return (purpose ?? '')
    .split(' ')
    .map((part) => (anId.test(part) ? tailOf(part) : (words.codes[part] ?? roles[part] ?? part)))
    .join(' ')
}
