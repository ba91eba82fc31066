import { clientActs, type ClientAct } from '@tongban/contracts/access'
import type { Client } from '@tongban/contracts/clients'
import { type FormEvent, type ReactNode, useState } from 'react'

import { Button, Checkbox, DateField, Fault, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { daysAfter } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { words } from './words.ts'

const usualDays = 180

/** A new key: what it is for, how much it may, and until when. */
export function MakeKey({
  client,
  onMade,
  onCancel,
}: {
  client: Client
  onMade: (made: Read<'POST /api/clients/:id/keys'>) => void
  onCancel: () => void
}) {
  const { today } = useMe()
  const [acts, setActs] = useState<readonly ClientAct[]>(clientActs)
  const [items, setItems] = useState<readonly string[]>([])
  const [agencies, setAgencies] = useState<readonly string[]>([])
  const [perMinute, setPerMinute] = useState('600')
  const [perDay, setPerDay] = useState('1000')
  const [expiresOn, setExpiresOn] = useState(daysAfter(today, usualDays))
  const [tried, setTried] = useState(false)
  const { act, pending, error } = useAct('POST /api/clients/:id/keys')
  const faults = {
    acts: acts.length === 0 ? words.mustAct : undefined,
    perMinute: /^[1-9]\d{0,4}$/.test(perMinute) ? undefined : words.mustNumber,
    perDay: /^\d{1,6}$/.test(perDay) ? undefined : words.mustNumber,
    expiresOn: /^\d{4}-\d{2}-\d{2}$/.test(expiresOn) ? undefined : words.mustDay,
  }
  const said = (key: keyof typeof faults): string | undefined => (tried ? faults[key] : undefined)
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (Object.values(faults).some((fault) => fault !== undefined)) return
    const made = await act({
      params: { id: client.id },
      body: {
        acts: [...acts],
        items: items.length === 0 ? null : [...items],
        agencies: agencies.length === 0 ? null : [...agencies],
        requestsAMinute: Number(perMinute),
        handInsADay: Number(perDay),
        expiresOn,
      },
    })
    if (made !== undefined) onMade(made)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)} aria-label={words.makeFor(client.name)}>
      {error !== null && <Fault error={error} />}
      <Ticks
        legend={words.whichActs}
        error={said('acts')}
        options={clientActs.map((value) => ({ value, label: words.actNames[value] }))}
        chosen={acts}
        onChange={(chosen) => setActs(clientActs.filter((one) => chosen.includes(one)))}
      />
      <Items chosen={items} onChange={setItems} />
      <Agencies chosen={agencies} onChange={setAgencies} />
      <div className="columns">
        <TextField
          label={words.requests}
          inputMode="numeric"
          value={perMinute}
          error={said('perMinute')}
          onChange={setPerMinute}
        />
        <TextField
          label={words.handIns}
          inputMode="numeric"
          value={perDay}
          error={said('perDay')}
          onChange={setPerDay}
        />
        <DateField
          label={words.lastDay}
          value={expiresOn}
          error={said('expiresOn')}
          onChange={setExpiresOn}
        />
      </div>
      <div className="row">
        <Button kind="primary" submit pending={pending}>
          {words.make}
        </Button>
        <Button onPress={onCancel}>{words.cancel}</Button>
      </div>
    </form>
  )
}

interface Choosing {
  readonly chosen: readonly string[]
  readonly onChange: (chosen: readonly string[]) => void
}

function Items({ chosen, onChange }: Choosing) {
  const items = useRead('GET /api/catalogue/items')
  const online = (items.data?.rows ?? []).filter(
    ({ state, halls }) => state === 'published' && halls.some((hall) => hall !== 'counter'),
  )
  return (
    <Folded title={words.whichItems} hint={words.itemsHint} count={chosen.length}>
      <Ticks
        legend={words.whichItems}
        options={online.map(({ code, name }) => ({ value: code, label: name }))}
        chosen={chosen}
        onChange={onChange}
      />
    </Folded>
  )
}

function Agencies({ chosen, onChange }: Choosing) {
  const agencies = useRead('GET /api/agencies')
  return (
    <Folded title={words.whichAgencies} hint={words.agenciesHint} count={chosen.length}>
      <Ticks
        legend={words.whichAgencies}
        options={(agencies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        chosen={chosen}
        onChange={onChange}
      />
    </Folded>
  )
}

function Folded({
  title,
  hint,
  count,
  children,
}: {
  title: string
  hint: string
  count: number
  children: ReactNode
}) {
  return (
    <details className="folded">
      <summary>
        {title} <span className="soft small">（{count === 0 ? hint : words.chosen(count)}）</span>
      </summary>
      {children}
    </details>
  )
}

function Ticks({
  legend,
  error,
  options,
  chosen,
  onChange,
}: Choosing & {
  readonly legend: string
  readonly error?: string | undefined
  readonly options: readonly { readonly value: string; readonly label: string }[]
}) {
  return (
    <fieldset className="field">
      <legend>{legend}</legend>
      {error !== undefined && <p className="field-error">{error}</p>}
      <div className="columns">
        {options.map(({ value, label }) => (
          <Checkbox
            key={value}
            checked={chosen.includes(value)}
            onChange={(checked) =>
              onChange(checked ? [...chosen, value] : chosen.filter((one) => one !== value))
            }
          >
            {label}
          </Checkbox>
        ))}
      </div>
    </fieldset>
  )
}
