import { outletKinds } from '@tongban/contracts/outlet'
import type { OutletGrants } from '@tongban/contracts/outlets'
import { type FormEvent, useMemo, useState } from 'react'
import { Link } from 'wouter'

import { Button, DateField, EmptyState, Loaded, Select, Table, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { actsText, categoryText } from './acts.ts'
import { type Cell, cellsOf, type Part, shownOf } from './shown.ts'
import { words } from './words.ts'

/** Where what one outlet may do is changed. */
export const grantsAddress = '/administration/outlet-grants'

/** 事项 × 网点: what every outlet may do on a day, by pages and filters that stand in the address. */
export function GrantMatrix() {
  const [{ on }] = usePlace()
  const matrix = useRead('GET /api/outlet-grants', { query: { on } })
  return (
    <div className="stack">
      <p className="soft">{words.matrixHelp}</p>
      <Loaded of={matrix}>
        {(loaded) => (
          <>
            <Narrowing of={loaded} />
            <Shown of={loaded} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Narrowing({ of }: { of: OutletGrants }) {
  const [{ kind = '', agency = '', category = '', find = '' }, go] = usePlace()
  const [day, setDay] = useState<string>(of.on)
  const [word, setWord] = useState(find)
  const [wrong, setWrong] = useState(false)
  const categories = [...new Set(of.items.map((item) => item.category))]
  const agencies = new Map(of.outlets.map((outlet) => [outlet.agencyId, outlet.agencyName]))
  const narrow = (change: Record<string, string | undefined>): void =>
    go({ ...change, row: undefined, column: undefined })
  const show = (event: FormEvent): void => {
    event.preventDefault()
    const isDay = /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
    setWrong(!isDay)
    if (isDay) narrow({ on: day, find: word.trim() })
  }
  return (
    <form className="row row-end" onSubmit={show}>
      <Select
        label={words.kind}
        value={kind}
        none={words.all}
        onChange={(value) => narrow({ kind: value })}
        options={outletKinds.map((value) => ({ value, label: words.kinds[value] }))}
      />
      <Select
        label={words.agency}
        value={agency}
        none={words.all}
        onChange={(value) => narrow({ agency: value })}
        options={[...agencies].map(([value, label]) => ({ value, label }))}
      />
      <Select
        label={words.category}
        value={category}
        none={words.all}
        onChange={(value) => narrow({ category: value })}
        options={categories.map((value) => ({ value, label: categoryText(value) }))}
      />
      <TextField label={words.find} type="search" value={word} onChange={setWord} />
      <DateField label={words.on} value={day} onChange={setDay} error={wrong ? words.onWrong : undefined} />
      <Button submit>{words.show}</Button>
    </form>
  )
}

function Shown({ of }: { of: OutletGrants }) {
  const [place, go] = usePlace()
  const cell = useMemo(() => cellsOf(of), [of])
  const { items, outlets } = shownOf(of, place)
  if (outlets.of === 0) return <EmptyState title={words.noOutlets} />
  return (
    <>
      <div className="row row-apart">
        <Turning
          part={items}
          name="row"
          go={go}
          said={words.itemsShown}
          turns={[words.itemsBefore, words.itemsNext]}
        />
        <Turning
          part={outlets}
          name="column"
          go={go}
          said={words.outletsShown}
          turns={[words.outletsBefore, words.outletsNext]}
        />
      </div>
      <Table
        title={words.matrix}
        rows={items.rows}
        keyOf={({ code }) => code}
        empty={words.noItems}
        columns={[
          {
            head: words.item,
            pinned: true,
            render: ({ name, state }) => (state === 'draft' ? `${name}（${words.draft}）` : name),
          },
          ...outlets.rows.map((outlet) => ({
            key: outlet.id,
            head: outlet.name,
            wrap: true,
            headed: <Head outlet={outlet} on={of.on} />,
            render: ({ code }: { code: string }) => <CellText of={cell(outlet.id, code)} />,
          })),
        ]}
      />
    </>
  )
}

function Head({ outlet, on }: { outlet: OutletGrants['outlets'][number]; on: string }) {
  const me = useMe()
  const closed = outlet.closedFrom !== null && outlet.closedFrom <= on
  return (
    <>
      {may(me, 'outlets.propose') && !closed ? (
        <Link href={addressWith(grantsAddress, { outlet: outlet.id })} aria-label={words.edit(outlet.name)}>
          {outlet.name}
        </Link>
      ) : (
        outlet.name
      )}
      {closed && <span className="soft"> {words.closed(dayText(outlet.closedFrom ?? on))}</span>}
    </>
  )
}

function CellText({ of: { acts, to } }: { of: Cell }) {
  if (acts.length === 0) return <span className="soft">{words.nothing}</span>
  return (
    <>
      {actsText(acts)}
      {to !== null && <span className="soft"> {words.until(dayText(to))}</span>}
    </>
  )
}

function Turning({
  part: { rows, page, first, of },
  name,
  go,
  said,
  turns: [before, next],
}: {
  part: Part<unknown>
  name: 'row' | 'column'
  go: (change: Record<string, string | undefined>) => void
  said: (from: number, to: number, of: number) => string
  turns: readonly [string, string]
}) {
  const size = rows.length
  return (
    <p className="row">
      <span className="soft">{said(of === 0 ? 0 : first + 1, first + size, of)}</span>
      {first > 0 && <Button onPress={() => go({ [name]: String(page - 1) })}>{before}</Button>}
      {first + size < of && <Button onPress={() => go({ [name]: String(page + 1) })}>{next}</Button>}
    </p>
  )
}
