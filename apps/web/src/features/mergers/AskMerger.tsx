import { type FormEvent, useState } from 'react'

import {
  Button,
  DateField,
  ErrorSummary,
  Fault,
  nearOptions,
  Notice,
  Panel,
  Select,
  TextField,
} from '../../design/index.ts'
import { useAct } from '../../platform/use.ts'
import { useNearAgencies } from '../session/index.ts'
import { Lying } from './Lying.tsx'
import { words } from './words.ts'

const nothing = { agencyId: '', successor: '', from: '', reason: '' }
type Typed = typeof nothing
type Faults = readonly { readonly id: keyof Typed; readonly text: string }[]

/** 申请撤并: which agency, into which, from when; what lies there is shown before. */
export function AskMerger() {
  const agencies = useNearAgencies()
  const { act, pending, error } = useAct('POST /api/mergers')
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [asked, setAsked] = useState(false)
  const faults = tried ? faultsOf(typed) : []
  const field = (key: keyof Typed) => ({
    id: `merger-${key}`,
    value: typed[key],
    error: faults.find(({ id }) => id === key)?.text,
    required: true,
    onChange: (value: string) => {
      setTyped({ ...typed, [key]: value })
      setAsked(false)
    },
  })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(typed).length > 0) return
    if ((await act({ body: { ...typed, reason: typed.reason.trim() } })) === undefined) return
    setTyped(nothing)
    setTried(false)
    setAsked(true)
  }
  const all = agencies.rows.filter(({ ceasedFrom }) => ceasedFrom === null)
  const options = nearOptions(all, agencies.areas)
  const ceasing = nearOptions(
    all.filter(({ parent }) => parent !== null),
    agencies.areas,
  )
  return (
    <Panel title={words.ask}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <ErrorSummary faults={faults.map(({ id, text }) => ({ id: `merger-${id}`, text }))} />
        {error !== null && <Fault error={error} />}
        {asked && (
          <Notice tone="done" alert>
            <p>{words.asked}</p>
          </Notice>
        )}
        <div className="columns">
          <Select {...field('agencyId')} label={words.agency} options={ceasing} />
          <Select
            {...field('successor')}
            label={words.successor}
            options={options.filter(({ value }) => value !== typed.agencyId)}
          />
          <DateField {...field('from')} label={words.from} />
          <TextField {...field('reason')} label={words.reason} hint={words.reasonHint} longest={200} />
        </div>
        {typed.agencyId !== '' && (
          <section className="stack">
            <h3>{words.lying}</h3>
            <p className="soft">{words.lyingHelp}</p>
            <Lying agency={typed.agencyId} on={isDay(typed.from) ? typed.from : undefined} />
          </section>
        )}
        <div>
          <Button kind="primary" submit pending={pending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function faultsOf({ agencyId, successor, from, reason }: Typed): Faults {
  return [
    ...(agencyId === '' ? [{ id: 'agencyId' as const, text: `${words.agency}：${words.must}` }] : []),
    ...(successor === '' ? [{ id: 'successor' as const, text: `${words.successor}：${words.must}` }] : []),
    ...(isDay(from) ? [] : [{ id: 'from' as const, text: words.mustDay }]),
    ...(reason.trim().length < 2 ? [{ id: 'reason' as const, text: words.mustReason }] : []),
  ]
}

function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))
}
