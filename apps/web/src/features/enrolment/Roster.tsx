import type { RosterMember, RosterState } from '@tongban/contracts/enrolment'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Button, Loaded, Paging, Select, Table, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

const states = ['present', 'left', 'all'] as const satisfies readonly RosterState[]

/** 花名册: an employer's people, some at a time, found by name; which ones are shown stands in the address. */
export function Roster({
  subject,
  actOf,
}: {
  subject: string
  /** What may be done about somebody on it. */
  actOf?: (member: RosterMember) => ReactNode
}) {
  const [{ name, state: asked, after }, go] = usePlace()
  const state = states.find((known) => known === asked) ?? 'present'
  const query = {
    state,
    ...(name === undefined ? {} : { name }),
    ...(after === undefined ? {} : { after }),
  }
  const found = useRead('GET /api/enrolment/:subject/roster', { params: { subject }, query })
  return (
    <div className="stack">
      <Sought
        key={name ?? ''}
        name={name ?? ''}
        state={state}
        onSought={(change) => go({ ...change, after: undefined })}
      />
      <Loaded of={found}>
        {({ rows, next, present }) => (
          <>
            <p>{words.present(present)}</p>
            <Table
              title={words.roster}
              rows={rows}
              keyOf={({ id }) => id}
              empty={words.none}
              columns={[
                { head: words.name, wrap: true, render: (row) => row.name },
                { head: words.number, render: (row) => row.number ?? '—' },
                { head: words.from, render: (row) => dayText(row.from) },
                { head: words.to, render: (row) => (row.to === null ? words.onwards : dayText(row.to)) },
                ...(actOf === undefined ? [] : [{ head: words.act, render: actOf }]),
              ]}
            />
            <Paging next={next} after={after} go={(to) => go({ after: to })} />
          </>
        )}
      </Loaded>
    </div>
  )
}

function Sought({
  name,
  state,
  onSought,
}: {
  name: string
  state: RosterState
  onSought: (change: { name?: string | undefined; state?: RosterState }) => void
}) {
  const [typed, type] = useState(name)
  const find = (event: FormEvent): void => {
    event.preventDefault()
    onSought({ name: typed.trim() })
  }
  return (
    <form className="row row-end" onSubmit={find}>
      <TextField label={words.search} type="search" value={typed} onChange={type} />
      <Button submit>{words.find}</Button>
      <Select
        label={words.which}
        value={state === 'present' ? '' : state}
        options={states.slice(1).map((value) => ({ value, label: words.states[value] }))}
        none={words.states.present}
        onChange={(value) => onSought({ state: states.find((known) => known === value) ?? 'present' })}
      />
    </form>
  )
}
