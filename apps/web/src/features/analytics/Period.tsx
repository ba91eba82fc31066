import { type FormEvent, useState } from 'react'

import { Button, Choice, DateField } from '../../design/index.ts'
import { words } from './words.ts'

/** By what figures are grouped, from which day to which. */
export interface Grouping<By extends string> {
  readonly by: By
  readonly from: string
  readonly to: string
}

/** The form above figures: nothing is asked anew before the days are right. */
export function Period<By extends string>({
  now: { by, from, to },
  bys,
  onChange,
}: {
  now: Grouping<By>
  bys: Readonly<Record<By, string>>
  onChange: (change: Record<string, string>) => void
}) {
  const [period, setPeriod] = useState({ from, to })
  const [tried, setTried] = useState(false)
  const wrongFrom = isDay(period.from) ? undefined : words.dayWrong
  const wrongTo = isDay(period.to)
    ? wrongFrom === undefined && period.from > period.to
      ? words.periodWrong
      : undefined
    : words.dayWrong
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (wrongFrom === undefined && wrongTo === undefined) onChange({ ...period, by })
  }
  return (
    <form className="panel stack" onSubmit={submit}>
      <Choice
        label={words.by}
        value={by}
        onChange={(value) => onChange({ from, to, by: value })}
        options={Object.entries<string>(bys).map(([value, label]) => ({ value, label }))}
      />
      <div className="row row-end">
        <DateField
          label={words.from}
          value={period.from}
          error={tried ? wrongFrom : undefined}
          onChange={(day) => setPeriod({ ...period, from: day })}
        />
        <DateField
          label={words.to}
          value={period.to}
          error={tried ? wrongTo : undefined}
          onChange={(day) => setPeriod({ ...period, to: day })}
        />
        <Button kind="primary" submit>
          {words.show}
        </Button>
      </div>
    </form>
  )
}

function isDay(day: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(day) && !Number.isNaN(Date.parse(day))
}
