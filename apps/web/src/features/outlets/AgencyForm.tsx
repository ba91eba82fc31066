import { type FormEvent, useState } from 'react'
import { Link } from 'wouter'

import {
  Button,
  Checkbox,
  ErrorSummary,
  Fault,
  Notice,
  Panel,
  Select,
  TextField,
} from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { useAct } from '../../platform/use.ts'
import { placesAddress } from './OutletForm.tsx'
import { words } from './place-words.ts'
import { textOf } from './Timetable.tsx'

type Agency = Read<'GET /api/agencies'>['rows'][number]
const kinds = ['city', 'county', 'government-staff'] as const
const remedyKeys = ['recheck', 'reconsideration', 'court', 'legalAid'] as const

/** An agency as it is typed. */
interface Typed {
  readonly name: string
  readonly nameEnglish: string
  readonly telephone: string
  readonly address: string
  readonly routingDesk: boolean
  readonly hasRemedies: boolean
  readonly recheck: string
  readonly reconsideration: string
  readonly court: string
  readonly legalAid: string
  readonly parent: string
  readonly area: string
  readonly kind: string
}

const nothing: Typed = {
  name: '',
  nameEnglish: '',
  telephone: '',
  address: '',
  routingDesk: false,
  hasRemedies: false,
  recheck: '',
  reconsideration: '',
  court: '',
  legalAid: '',
  parent: '',
  area: '',
  kind: '',
}

function typedOf(agency: Agency | undefined): Typed {
  if (agency === undefined) return nothing
  const { name, nameEnglish, telephone, address, routingDesk, remedies } = agency
  return {
    ...nothing,
    name,
    telephone,
    address,
    routingDesk,
    hasRemedies: remedies !== null,
    ...remedies,
    nameEnglish: nameEnglish ?? '',
    legalAid: remedies?.legalAid ?? '',
  }
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim()
}

function sentOf(typed: Typed) {
  const { recheck, reconsideration, court, legalAid } = typed
  return {
    name: typed.name.trim(),
    nameEnglish: orNull(typed.nameEnglish),
    telephone: typed.telephone.trim(),
    address: typed.address.trim(),
    routingDesk: typed.routingDesk,
    remedies: typed.hasRemedies
      ? {
          recheck: recheck.trim(),
          reconsideration: reconsideration.trim(),
          court: court.trim(),
          legalAid: orNull(legalAid),
        }
      : null,
  }
}

function faultsOf(typed: Typed, isNew: boolean): { id: string; text: string }[] {
  const must = [
    'name',
    'address',
    ...(typed.hasRemedies ? (['recheck', 'reconsideration', 'court'] as const) : []),
    ...(isNew ? (['parent', 'kind'] as const) : []),
  ] as const
  const labels = { ...words, kind: words.agencyKind }
  return [
    ...must
      .filter((key) => typed[key].trim().length < 2)
      .map((key) => ({ id: `agency-${key}`, text: `${labels[key]}：${words.must}` })),
    ...(/^[\d\- ]{3,20}$/.test(typed.telephone.trim())
      ? []
      : [{ id: 'agency-telephone', text: words.telephoneWrong }]),
    ...(!isNew || /^\d{6}$/.test(typed.area) ? [] : [{ id: 'agency-area', text: words.areaWrong }]),
  ]
}

/** 机构: a new one under another, or what people and papers read of one that there is. */
export function AgencyForm({ agency, all }: { agency: Agency | undefined; all: readonly Agency[] }) {
  const isNew = agency === undefined
  const [typed, setTyped] = useState(() => typedOf(agency))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const add = useAct('POST /api/agencies')
  const change = useAct('POST /api/agencies/:agency/change')
  const sending = isNew ? add : change
  const faults = tried ? faultsOf(typed, isNew) : []
  const set = (part: Partial<Typed>): void => {
    setTyped({ ...typed, ...part })
    setSaved(false)
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    const kind = kinds.find((known) => known === typed.kind)
    if (faultsOf(typed, isNew).length > 0) return
    const body = sentOf(typed)
    const { parent, area } = typed
    const done =
      agency === undefined
        ? kind === undefined
          ? undefined
          : await add.act({ body: { ...body, parent, area, kind } })
        : await change.act({ params: { agency: agency.id }, body: { ...body, version: agency.version } })
    if (done === undefined) return
    setSaved(true)
    setTried(false)
    if (isNew) setTyped(typedOf(undefined))
  }
  const field = (
    key: 'name' | 'nameEnglish' | 'telephone' | 'address' | 'area' | (typeof remedyKeys)[number],
  ) => (
    <TextField
      key={key}
      id={`agency-${key}`}
      label={words[key]}
      hint={key === 'area' ? words.areaHint : undefined}
      value={typed[key]}
      onChange={(value) => set({ [key]: value })}
      error={textOf(faults, `agency-${key}`)}
      required={key !== 'nameEnglish' && key !== 'legalAid'}
      longest={key === 'area' ? 6 : key === 'telephone' ? 20 : key === 'name' ? 60 : 120}
    />
  )
  return (
    <div className="stack">
      <p>
        <Link href={placesAddress}>{words.back}</Link>
      </p>
      <Panel title={isNew ? words.newAgency : words.editOf(agency.name)}>
        <form className="stack" onSubmit={(event) => void send(event)}>
          <ErrorSummary faults={faults} />
          {sending.error !== null && <Fault error={sending.error} />}
          {saved && (
            <Notice tone="done" alert>
              <p>{words.saved}</p>
            </Notice>
          )}
          <div className="columns">
            {isNew && (
              <>
                <Select
                  id="agency-parent"
                  label={words.parent}
                  required
                  value={typed.parent}
                  onChange={(parent) => set({ parent })}
                  error={textOf(faults, 'agency-parent')}
                  options={all.map(({ id, name }) => ({ value: id, label: name }))}
                />
                <Select
                  id="agency-kind"
                  label={words.agencyKind}
                  required
                  value={typed.kind}
                  onChange={(kind) => set({ kind })}
                  error={textOf(faults, 'agency-kind')}
                  options={kinds.map((value) => ({ value, label: words.agencyKinds[value] }))}
                />
                {field('area')}
              </>
            )}
            {(['name', 'nameEnglish', 'telephone', 'address'] as const).map(field)}
          </div>
          <Checkbox checked={typed.routingDesk} onChange={(routingDesk) => set({ routingDesk })}>
            {words.routingDesk}
          </Checkbox>
          <section className="stack">
            <h3>{words.remediesTitle}</h3>
            <Checkbox checked={typed.hasRemedies} onChange={(hasRemedies) => set({ hasRemedies })}>
              {words.hasRemedies}
            </Checkbox>
            {typed.hasRemedies ? (
              <div className="columns">{remedyKeys.map(field)}</div>
            ) : (
              <p className="soft">{words.noRemedies}</p>
            )}
          </section>
          <div>
            <Button kind="primary" submit pending={sending.pending}>
              {isNew ? words.addAgency : words.save}
            </Button>
          </div>
        </form>
      </Panel>
    </div>
  )
}
