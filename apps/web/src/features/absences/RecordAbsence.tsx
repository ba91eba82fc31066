import { type AbsenceKind, absenceKinds } from '@tongban/contracts/absence-kinds'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Button, DateField, ErrorSummary, Fault, Notice, Panel, Select } from '../../design/index.ts'
import type { Pending } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { words } from './words.ts'

/** What is filled in: who stands in is '' as long as nobody was chosen. */
export interface Filled {
  readonly kind: AbsenceKind
  readonly from: string
  readonly to: string
  readonly standIn: string
}

interface Colleague {
  readonly id: string
  readonly name: string
}

/** 登记不在岗: the days, why, and who stands in of those who may. */
export function RecordAbsence({
  whom,
  whomFault,
  standIns,
  sending,
  onDays,
  onSend,
}: {
  /** Who it is about, where it is not whoever records it. */
  whom?: ReactNode
  whomFault?: string | undefined
  /** Those who may stand in on these days; undefined as long as that is not known. */
  standIns: readonly Colleague[] | undefined
  sending: Pending
  onDays: (days: Pick<Filled, 'from' | 'to'>) => void
  onSend: (filled: Filled) => Promise<boolean>
}) {
  const { today } = useMe()
  const nothing: Filled = { kind: 'leave', from: today, to: today, standIn: '' }
  const [filled, setFilled] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const change = (next: Filled): void => {
    setSent(false)
    setFilled(next)
    if (next.from !== filled.from || next.to !== filled.to) onDays(next)
  }
  const faults = tried ? faultsOf(filled, whomFault) : []
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(filled, whomFault).length > 0 || !(await onSend(filled))) return
    setFilled(nothing)
    onDays(nothing)
    setTried(false)
    setSent(true)
  }
  return (
    <Panel title={words.record}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <p className="soft">{words.recordHelp}</p>
        <ErrorSummary faults={faults} />
        {sending.error !== null && <Fault error={sending.error} />}
        {sent && sending.error === null && (
          <Notice tone="done" alert>
            <p>{words.sent}</p>
          </Notice>
        )}
        <div className="columns">
          {whom}
          <Select
            label={words.kind}
            value={filled.kind}
            onChange={(kind) =>
              change({ ...filled, kind: absenceKinds.find((known) => known === kind) ?? 'leave' })
            }
            options={absenceKinds.map((kind) => ({ value: kind, label: words.kinds[kind] }))}
          />
          <DateField
            id="absence-from"
            label={words.from}
            value={filled.from}
            onChange={(from) => change({ ...filled, from, to: filled.to < from ? from : filled.to })}
            required
          />
          <DateField
            id="absence-to"
            label={words.to}
            value={filled.to}
            error={faults.find(({ id }) => id === 'absence-to')?.text}
            onChange={(to) => change({ ...filled, to })}
            required
          />
          {standIns?.length === 0 ? (
            <p className="soft">{words.noStandIn}</p>
          ) : (
            <Select
              label={words.standIn}
              hint={words.standInHint}
              none={words.standInLater}
              value={filled.standIn}
              onChange={(standIn) => change({ ...filled, standIn })}
              options={(standIns ?? []).map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
        </div>
        <div>
          <Button kind="primary" submit pending={sending.pending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function faultsOf({ from, to }: Filled, whomFault: string | undefined): { id: string; text: string }[] {
  return [
    ...(whomFault === undefined ? [] : [{ id: 'absence-staff', text: whomFault }]),
    ...(isTerm({ from, to }) ? [] : [{ id: 'absence-to', text: words.dates }]),
  ]
}

/** What is sent: nobody chosen is null. */
export function bodyOf({ kind, from, to, standIn }: Filled) {
  return { kind, from, to, standIn: standIn === '' ? null : standIn }
}

/** Whether two days can be asked about. */
export function isTerm({ from, to }: { readonly from: string; readonly to: string }): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(from) && /^\d{4}-\d{2}-\d{2}$/.test(to) && from <= to
}
