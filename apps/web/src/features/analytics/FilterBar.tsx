import { useState } from 'react'

import { Button, DateField, type Option, Select } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { useNearAgencies } from '../session/index.ts'
import { type Filters, useFilters } from './filters.ts'
import { words } from './words.ts'

const nothing: readonly ('outlet' | 'came')[] = []

/** What figures are narrowed by, in one bar that keeps itself in the address: grouping, period, agency, item, outlet, way. */
export function FilterBar({
  by,
  bys,
  without = nothing,
}: {
  by: string
  bys: Readonly<Record<string, string>>
  /** Filters that say nothing on this page. */
  without?: readonly ('outlet' | 'came')[]
}) {
  const [, go] = usePlace()
  const filters = useFilters()
  return (
    <div className="panel stack screen-only">
      <div className="row row-end">
        <Select
          label={words.by}
          value={by}
          onChange={(value) => go({ by: value, after: undefined })}
          options={Object.entries(bys).map(([value, label]) => ({ value, label }))}
        />
        <Period key={`${filters.from} ${filters.to}`} filters={filters} />
      </div>
      <Places filters={filters} without={without} />
    </div>
  )
}

/** First and last day: nothing is asked anew before both are right. */
function Period({ filters: { from, to } }: { filters: Filters }) {
  const [, go] = usePlace()
  const [days, setDays] = useState({ from, to })
  const [tried, setTried] = useState(false)
  const wrongFrom = wrong(days.from)
  const wrongTo =
    wrong(days.to) ?? (wrongFrom === undefined && days.from > days.to ? words.periodWrong : undefined)
  return (
    <form
      className="row row-end"
      onSubmit={(event) => {
        event.preventDefault()
        setTried(true)
        if (wrongFrom === undefined && wrongTo === undefined) go({ ...days, after: undefined })
      }}
    >
      <DateField
        label={words.from}
        value={days.from}
        error={tried ? wrongFrom : undefined}
        onChange={(day) => setDays({ ...days, from: day })}
      />
      <DateField
        label={words.to}
        value={days.to}
        error={tried ? wrongTo : undefined}
        onChange={(day) => setDays({ ...days, to: day })}
      />
      <Button kind="primary" submit>
        {words.show}
      </Button>
    </form>
  )
}

function Places({ filters, without }: { filters: Filters; without: readonly ('outlet' | 'came')[] }) {
  const [, go] = usePlace()
  const items = useRead('GET /api/catalogue/items').data?.rows ?? []
  const agencies = useNearAgencies()
  const { hour } = filters
  return (
    <div className="row row-end">
      <Filter of="agency" now={filters.agency} options={agencies.options} />
      <Filter
        of="item"
        now={filters.item}
        options={items.map(({ code, name }) => ({ value: code, label: name }))}
      />
      {!without.includes('outlet') && <OutletFilter filters={filters} />}
      {!without.includes('came') && (
        <Filter
          of="came"
          now={filters.came}
          options={Object.entries(words.ways).map(([value, label]) => ({ value, label }))}
        />
      )}
      {hour !== undefined && (
        <Button onPress={() => go({ hour: undefined })}>{words.withoutHour(Number(hour))}</Button>
      )}
    </div>
  )
}

function OutletFilter({ filters: { agency, outlet } }: { filters: Filters }) {
  const outlets = useRead('GET /api/outlets').data?.rows ?? []
  const ofAgency = outlets.filter(({ agencyId }) => agency === undefined || agencyId === agency)
  return (
    <Filter
      of="outlet"
      now={outlet}
      options={[
        { value: '-', label: words.noOutlet },
        ...ofAgency.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  )
}

function Filter({
  of,
  now = '',
  options,
}: {
  of: 'agency' | 'item' | 'outlet' | 'came'
  now: string | undefined
  options: readonly Option[]
}) {
  const [, go] = usePlace()
  return (
    <Select
      label={words[of]}
      none={words.all}
      value={now}
      onChange={(value) => go({ [of]: value === '' ? undefined : value, after: undefined })}
      options={options}
    />
  )
}

function wrong(day: string): string | undefined {
  return isDay(day) ? undefined : words.dayWrong
}

/** Whether a text is a day that exists. */
function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
}
