import { mandateMonthsAtMost } from '@tongban/contracts/access'
import type { PersonalMandateView } from '@tongban/contracts/personal-mandates'
import { isMobile } from '@tongban/contracts/telephone'
import { addMonths, dayOf } from '@tongban/policy'
import { type FormEvent, useState } from 'react'

import { Button, Checkbox, Choice, DateField, Fault, TextField } from '../../../design/index.ts'
import { useAct, useRead } from '../../../platform/use.ts'
import { familyWords as words } from './family-words.ts'

type Kind = 'family' | 'proxy'
type Faults = Partial<Record<'name' | 'telephone' | 'to' | 'items', string>>

/** Asks somebody to act for a person: who, as what, in which items, until when. */
export function GiveFamily({
  subject,
  today,
  verb = words.give,
  onGiven,
}: {
  subject: string
  today: string
  /** What it is called where it is given. */
  verb?: string
  onGiven: (given: PersonalMandateView) => void
}) {
  const [kind, setKind] = useState<Kind>('family')
  const [name, setName] = useState('')
  const [typed, setTyped] = useState('')
  const [some, setSome] = useState(false)
  const [items, setItems] = useState<readonly string[]>([])
  const [to, setTo] = useState('')
  const [faults, setFaults] = useState<Faults>({})
  const { act, pending, error } = useAct('POST /api/personal-mandates/:subject')
  const latest = addMonths(dayOf(today), mandateMonthsAtMost[kind])
  const submit = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    const telephone = typed.replaceAll(/[\s-]/g, '')
    const end = to === '' ? latest : to
    const wrong = faultsOf({ name, telephone, end, today, latest, none: some && items.length === 0 })
    setFaults(wrong)
    if (Object.keys(wrong).length > 0) return
    const body = { telephone, name: name.trim(), kind, items: some ? [...items] : null, to: dayOf(end) }
    const given = await act({ params: { subject }, body })
    if (given === undefined) return
    setName('')
    setTyped('')
    onGiven(given)
  }
  return (
    <form className="stack" onSubmit={(event) => void submit(event)}>
      {error !== null && <Fault error={error} />}
      <Choice
        label={words.kind}
        required
        value={kind}
        onChange={(value) => setKind(value === 'proxy' ? 'proxy' : 'family')}
        options={[
          { value: 'family', label: words.kindFamily },
          { value: 'proxy', label: words.kindProxy },
        ]}
      />
      <TextField label={words.name} required value={name} error={faults.name} onChange={setName} />
      <TextField
        label={words.telephone}
        hint={words.telephoneHint}
        required
        type="tel"
        inputMode="tel"
        value={typed}
        error={faults.telephone}
        onChange={setTyped}
      />
      <Choice
        label={words.which}
        required
        value={some ? 'some' : 'all'}
        error={faults.items}
        onChange={(value) => setSome(value === 'some')}
        options={[
          { value: 'all', label: words.all },
          { value: 'some', label: words.some },
        ]}
      />
      {some && <Items chosen={items} onChange={setItems} />}
      <DateField
        key={kind}
        label={words.to}
        hint={words.toHint[kind]}
        required
        value={to === '' ? latest : to}
        error={faults.to}
        onChange={setTo}
      />
      <p className="soft small">{words.never}</p>
      <div>
        <Button kind="primary" submit pending={pending}>
          {verb}
        </Button>
      </div>
    </form>
  )
}

function Items({
  chosen,
  onChange,
}: {
  chosen: readonly string[]
  onChange: (items: readonly string[]) => void
}) {
  const found = useRead('GET /api/catalogue/items')
  if (found.error !== null) return <Fault error={found.error} again={found.refetch} />
  return (
    <div className="choices">
      {(found.data?.rows ?? [])
        .filter(({ byMandate }) => byMandate)
        .map(({ code, name }) => (
          <Checkbox
            key={code}
            checked={chosen.includes(code)}
            onChange={(on) => onChange(on ? [...chosen, code] : chosen.filter((one) => one !== code))}
          >
            {name}
          </Checkbox>
        ))}
    </div>
  )
}

function faultsOf({
  name,
  telephone,
  end,
  today,
  latest,
  none,
}: {
  name: string
  telephone: string
  end: string
  today: string
  latest: string
  none: boolean
}): Faults {
  const isDay = /^\d{4}-\d{2}-\d{2}$/.test(end) && !Number.isNaN(Date.parse(end))
  const term = !isDay ? words.toMust : end < today ? words.toPast : end > latest ? words.toLate : undefined
  return {
    ...(name.trim() === '' ? { name: words.nameMust } : {}),
    ...(isMobile(telephone) ? {} : { telephone: words.telephoneWrong }),
    ...(term === undefined ? {} : { to: term }),
    ...(none ? { items: words.itemsMust } : {}),
  }
}
