import type { Absence } from '@tongban/contracts/absences'
import { type ReactNode, useState } from 'react'

import { Badge, Button, ConfirmDialog, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import type { Pending } from '../../platform/use.ts'
import { words } from './words.ts'

/** Absences, the newest first. @param acts what the reader may do with one that is not over */
export function AbsenceTable({
  title,
  none,
  rows,
  renderActs,
}: {
  title: string
  none: string
  rows: readonly Absence[]
  renderActs: (row: Absence) => ReactNode
}) {
  return (
    <Table
      title={title}
      rows={rows}
      keyOf={({ id }) => id}
      empty={none}
      columns={[
        { head: words.staff, render: ({ staffName }) => staffName },
        { head: words.days, render: (row) => daysOf(row) },
        { head: words.kind, render: ({ kind }) => words.kinds[kind] },
        { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
        { head: words.by, render: (row) => <StandIn of={row} />, wrap: true },
        { head: words.state, render: ({ state }) => <State state={state} /> },
        {
          head: words.acts,
          render: (row) => (row.state === 'coming' || row.state === 'away' ? renderActs(row) : null),
        },
      ]}
    />
  )
}

/** From when to when, in words. */
export function daysOf({ from, to }: Pick<Absence, 'from' | 'to'>): string {
  return words.until(dayText(from), dayText(to))
}

function StandIn({ of: { standInName, goesWithout, state } }: { of: Absence }) {
  if (standInName !== null) return <>{standInName}</>
  if (goesWithout) return <span className="soft">{words.nobody}</span>
  return state === 'over' || state === 'cancelled' ? null : <Badge tone="warn">{words.notYet}</Badge>
}

function State({ state }: { state: Absence['state'] }) {
  if (state === 'away') return <Badge tone="info">{words.states.away}</Badge>
  return <span className="soft">{words.states[state]}</span>
}

/** 提前回来, or 取消 what has not begun. */
export function EndAbsence({
  row,
  end,
}: {
  row: Absence
  end: Pending & { readonly act: (id: string) => Promise<unknown> }
}) {
  const [open, setOpen] = useState(false)
  const state = row.state === 'away' ? 'away' : 'coming'
  const confirm = async (): Promise<void> => {
    if ((await end.act(row.id)) !== undefined) setOpen(false)
  }
  return (
    <>
      <Button kind="quiet" onPress={() => setOpen(true)}>
        {words.end[state]}
        <span className="hidden-words"> {row.staffName}</span>
      </Button>
      <ConfirmDialog
        open={open}
        title={`${words.endTitle[state]}：${row.staffName}`}
        verb={words.end[state]}
        pending={end.pending}
        error={end.error}
        onConfirm={confirm}
        onCancel={() => setOpen(false)}
      >
        <p>{words.endHelp}</p>
      </ConfirmDialog>
    </>
  )
}
