import type { ArchiveDetail } from '@tongban/contracts/archives'
import { type FormEvent, useState } from 'react'

import { Button, DateField, Fault, Panel, Table, TextField } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 借阅: to whom it was lent and whether it is back, and the form by which it is lent. */
export function Loans({ of, mayKeep, today }: { of: ArchiveDetail; mayKeep: boolean; today: string }) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/loans/:id/return')
  const { subject, case: id, loans } = of
  return (
    <Panel title={words.loans}>
      <div className="stack">
        {error !== null && <Fault error={error} />}
        <Table
          title={words.loans}
          rows={loans}
          keyOf={(loan) => loan.id}
          empty={words.noLoans}
          columns={[
            { head: words.lendTo, render: ({ to }) => to, wrap: true },
            { head: words.reason, render: ({ reason }) => reason, wrap: true },
            { head: words.lentOn, render: ({ lentOn }) => dayText(lentOn) },
            { head: words.until, render: ({ until }) => dayText(until) },
            { head: words.lentBy, render: ({ lentByName }) => lentByName },
            {
              head: words.standing,
              render: (loan) =>
                loan.returnedOn === null ? (
                  mayKeep && (
                    <Button
                      label={words.returnOf(loan.to)}
                      pending={pending}
                      onPress={() => void act({ params: { subject, case: id, id: loan.id }, body: {} })}
                    >
                      {words.returned}
                    </Button>
                  )
                ) : (
                  <span className="soft">{words.returnedOn(dayText(loan.returnedOn))}</span>
                ),
            },
          ]}
        />
        {mayKeep && of.lentUntil === null && <Lend subject={subject} id={id} today={today} />}
      </div>
    </Panel>
  )
}

const nothing = { to: '', reason: '', until: '' }

function Lend({ subject, id, today }: { subject: string; id: string; today: string }) {
  const { act, pending, error } = useAct('POST /api/archives/:subject/:case/loans')
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const faults = {
    to: typed.to.trim().length < 2 ? words.must : undefined,
    reason: typed.reason.trim().length < 2 ? words.must : undefined,
    until: typed.until > today ? undefined : words.mustDay,
  }
  const field = (key: keyof typeof nothing) => ({
    value: typed[key],
    required: true,
    error: tried ? faults[key] : undefined,
    onChange: (value: string) => setTyped({ ...typed, [key]: value }),
  })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    const body = { to: typed.to.trim(), reason: typed.reason.trim(), until: typed.until }
    if ((await act({ params: { subject, case: id }, body })) === undefined) return
    setTyped(nothing)
    setTried(false)
  }
  return (
    <form className="stack" onSubmit={(event) => void send(event)}>
      <h3>{words.lend}</h3>
      {error !== null && <Fault error={error} />}
      <div className="columns">
        <TextField {...field('to')} label={words.lendTo} hint={words.lendToHint} longest={100} />
        <TextField {...field('reason')} label={words.reason} hint={words.reasonHint} longest={200} />
        <DateField {...field('until')} label={words.until} />
      </div>
      <div>
        <Button submit pending={pending}>
          {words.send}
        </Button>
      </div>
    </form>
  )
}
