import type { OutletView } from '@tongban/contracts/agencies'
import { outletKinds } from '@tongban/contracts/outlet'
import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'

import {
  Button,
  DateField,
  ErrorSummary,
  Fault,
  Notice,
  Panel,
  Select,
  TextField,
} from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe, useNearAgencies } from '../session/index.ts'
import { type Faults, faultsOf, isDay, sentOf, type Typed, typedOf } from './filled.ts'
import { words } from './place-words.ts'
import { Arrangements, textOf, Timetable } from './Timetable.tsx'
import { words as outletWords } from './words.ts'

/** Where agencies and outlets are kept. */
export const placesAddress = '/administration/places'

/** 网点: a new one, or what people read of one that there is, and from which day it is closed. */
export function OutletForm({ outlet }: { outlet: OutletView | undefined }) {
  const [typed, setTyped] = useState<Typed>(() => typedOf(outlet))
  const me = useMe()
  const [place, setPlace] = useState({ agencyId: me.grants[0]?.agencyId ?? '', kind: '' })
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const open = useAct('POST /api/outlets')
  const change = useAct('POST /api/outlets/:outlet/change')
  const sending = outlet === undefined ? open : change
  const faults = tried ? [...faultsOf(typed), ...(outlet === undefined ? faultsOfPlace(place) : [])] : []
  const set = (part: Partial<Typed>): void => {
    setTyped({ ...typed, ...part })
    setSaved(false)
  }
  const sent = async () => {
    const body = sentOf(typed)
    if (outlet === undefined) {
      const kind = outletKinds.find((known) => known === place.kind)
      if (kind === undefined || place.agencyId === '') return undefined
      return await open.act({ body: { ...body, kind, agencyId: place.agencyId } })
    }
    const closedFrom = isDay(typed.closedFrom) ? typed.closedFrom : null
    return await change.act({
      params: { outlet: outlet.id },
      body: {
        ...body,
        closedFrom,
        successor: closedFrom === null || typed.successor === '' ? null : typed.successor,
        version: outlet.version,
      },
    })
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(typed).length > 0 || (await sent()) === undefined) return
    setSaved(true)
    setTried(false)
    if (outlet === undefined) setTyped(typedOf(undefined))
  }
  return (
    <div className="stack">
      <p>
        <Link href={placesAddress}>{words.back}</Link>
      </p>
      <Panel title={outlet === undefined ? words.newOutlet : words.editOf(outlet.name)}>
        <form className="stack" onSubmit={(event) => void send(event)}>
          {outlet === undefined && <p className="soft">{words.newOutletHelp}</p>}
          <ErrorSummary faults={faults} />
          {sending.error !== null && <Fault error={sending.error} />}
          {saved && (
            <Notice tone="done" alert>
              <p>{words.saved}</p>
            </Notice>
          )}
          {outlet === undefined && <Where place={place} faults={faults} onChange={setPlace} />}
          <Particulars typed={typed} faults={faults} closing={outlet} onChange={set} />
          <Timetable lines={typed.lines} faults={faults} onChange={(lines) => set({ lines })} />
          <Arrangements
            arrangements={typed.arrangements}
            faults={faults}
            onChange={(arrangements) => set({ arrangements })}
          />
          <div>
            <Button kind="primary" submit pending={sending.pending}>
              {outlet === undefined ? words.addOutlet : words.save}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  )
}

function Particulars({
  typed,
  faults,
  closing,
  onChange: set,
}: {
  typed: Typed
  faults: Faults
  closing: OutletView | undefined
  onChange: (part: Partial<Typed>) => void
}) {
  return (
    <div className="columns">
      {(['name', 'telephone', 'address'] as const).map((key) => (
        <TextField
          key={key}
          id={`outlet-${key}`}
          label={words[key]}
          value={typed[key]}
          onChange={(value) => set({ [key]: value })}
          error={textOf(faults, `outlet-${key}`)}
          longest={key === 'address' ? 120 : key === 'name' ? 60 : 20}
          required
        />
      ))}
      {(['lat', 'lng'] as const).map((key) => (
        <TextField
          key={key}
          id={`outlet-${key}`}
          label={words[key]}
          hint={key === 'lat' ? words.positionHint : undefined}
          value={typed[key]}
          inputMode="decimal"
          onChange={(value) => set({ [key]: value })}
          error={textOf(faults, `outlet-${key}`)}
          longest={12}
        />
      ))}
      {closing !== undefined && (
        <DateField
          id="outlet-closed"
          label={words.closedFrom}
          hint={words.closedFromHint}
          value={typed.closedFrom}
          onChange={(closedFrom) => set({ closedFrom })}
          error={textOf(faults, 'outlet-closed')}
        />
      )}
      {closing !== undefined && typed.closedFrom !== '' && (
        <Successor outlet={closing} value={typed.successor} onChange={(successor) => set({ successor })} />
      )}
    </div>
  )
}

/** Where one goes instead: another outlet of the same area before the others. */
function Successor({
  outlet,
  value,
  onChange,
}: {
  outlet: OutletView
  value: string
  onChange: (successor: string) => void
}) {
  const outlets = useRead('GET /api/outlets')
  const others = (outlets.data?.rows ?? []).filter(
    ({ id, closedFrom }) => id !== outlet.id && closedFrom === null,
  )
  const isNear = ({ agencyId }: OutletView): boolean => agencyId === outlet.agencyId
  const inOrder = [...others.filter(isNear), ...others.filter((other) => !isNear(other))]
  return (
    <Select
      id="outlet-successor"
      label={words.successor}
      hint={words.successorHint}
      none={words.noSuccessor}
      value={value}
      onChange={onChange}
      options={inOrder.map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

function faultsOfPlace({ agencyId, kind }: { agencyId: string; kind: string }): Faults {
  return [
    ...(agencyId === '' ? [{ id: 'outlet-agency', text: `${words.agency}：${words.must}` }] : []),
    ...(kind === '' ? [{ id: 'outlet-kind', text: `${words.kind}：${words.must}` }] : []),
  ]
}

function Where({
  place,
  faults,
  onChange,
}: {
  place: { agencyId: string; kind: string }
  faults: Faults
  onChange: (place: { agencyId: string; kind: string }) => void
}) {
  const agencies = useNearAgencies()
  return (
    <div className="columns">
      <Select
        id="outlet-agency"
        label={words.agency}
        required
        value={place.agencyId}
        onChange={(agencyId) => onChange({ ...place, agencyId })}
        error={textOf(faults, 'outlet-agency')}
        options={agencies.options}
      />
      <Select
        id="outlet-kind"
        label={words.kind}
        required
        error={textOf(faults, 'outlet-kind')}
        value={place.kind}
        onChange={(kind) => onChange({ ...place, kind })}
        options={outletKinds.map((value) => ({ value, label: outletWords.kinds[value] }))}
      />
    </div>
  )
}
