import { type Role, roles, sitsAtOutlet } from '@tongban/contracts/access'
import { type FormEvent, useState } from 'react'

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
import type { Read } from '../../platform/client.ts'
import { daysAfter } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { roleNames, useMe, useNearAgencies } from '../session/index.ts'
import { words } from './words.ts'

type Colleague = Read<'POST /api/staff/identification'>

interface Wanted {
  readonly staffId: string
  readonly role: Role | ''
  readonly agencyId: string
  readonly outletId: string
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** 申请授权: the first of four steps; nobody gives rights alone. */
export function RequestGrant() {
  const { today } = useMe()
  const nothing: Wanted = {
    staffId: '',
    role: '',
    agencyId: '',
    outletId: '',
    from: today,
    to: daysAfter(today, 365),
    reason: '',
  }
  const [wanted, setWanted] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [sent, setSent] = useState(false)
  const request = useAct('POST /api/staff/grant-requests')
  const faults = tried ? faultsOf(wanted) : []
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    const { role } = wanted
    if (faultsOf(wanted).length > 0 || role === '') return
    const body = { ...wanted, role, outletId: sitsAtOutlet(role) ? wanted.outletId : null }
    if ((await request.act({ body })) === undefined) return
    setWanted(nothing)
    setTried(false)
    setSent(true)
  }
  return (
    <Panel title={words.request}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <ErrorSummary faults={faults} />
        {request.error !== null && <Fault error={request.error} />}
        {sent && request.error === null && (
          <Notice tone="done" alert>
            <p>{words.sent}</p>
          </Notice>
        )}
        <Fields wanted={wanted} onChange={setWanted} faults={faults} />
        <div>
          <Button kind="primary" submit pending={request.pending}>
            {words.send}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function Fields({
  wanted,
  onChange,
  faults,
}: {
  wanted: Wanted
  onChange: (wanted: Wanted) => void
  faults: readonly { id: string; text: string }[]
}) {
  const staff = useRead('GET /api/staff')
  const [newcomer, setNewcomer] = useState<Colleague>()
  const agencies = useNearAgencies()
  const outlets = useRead('GET /api/outlets')
  const said = (key: keyof Wanted) => ({
    id: `grant-${key}`,
    error: faults.find(({ id }) => id === `grant-${key}`)?.text,
    onChange: (value: string) => onChange({ ...wanted, [key]: value }),
  })
  return (
    <div className="columns">
      <Select
        {...said('staffId')}
        label={words.whom}
        value={wanted.staffId}
        options={[...(newcomer === undefined ? [] : [newcomer]), ...(staff.data?.rows ?? [])].map(
          ({ id, name, username }) => ({ value: id, label: `${name}（${username}）` }),
        )}
      />
      <Newcomer
        onFound={(found) => {
          setNewcomer(found)
          onChange({ ...wanted, staffId: found.id })
        }}
      />
      <Select
        {...said('role')}
        label={words.role}
        value={wanted.role}
        options={roles.map((value) => ({ value, label: roleNames[value] }))}
      />
      <Select {...said('agencyId')} label={words.agency} value={wanted.agencyId} options={agencies.options} />
      {wanted.role !== '' && sitsAtOutlet(wanted.role) && (
        <Select
          {...said('outletId')}
          label={words.outlet}
          value={wanted.outletId}
          options={(outlets.data?.rows ?? [])
            .filter(({ agencyId }) => agencyId === wanted.agencyId)
            .map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <DateField {...said('from')} label={words.from} value={wanted.from} />
      <DateField {...said('to')} label={words.to} value={wanted.to} />
      <TextField {...said('reason')} label={words.reason} value={wanted.reason} longest={200} />
    </div>
  )
}

/** The list names one's own only: who is new here is found by the user name that he tells. */
function Newcomer({ onFound }: { onFound: (found: Colleague) => void }) {
  const [username, setUsername] = useState('')
  const identify = useAct('POST /api/staff/identification')
  const find = async (): Promise<void> => {
    const found = await identify.act({ body: { username: username.trim() } })
    if (found !== undefined) onFound(found)
  }
  return (
    <div className="stack">
      <TextField
        id="grant-newcomer"
        label={words.newcomer}
        hint={words.newcomerHint}
        value={username}
        error={identify.error?.message}
        onChange={setUsername}
      />
      <div>
        <Button pending={identify.pending} onPress={() => void (username.trim() === '' ? undefined : find())}>
          {words.identify}
        </Button>
      </div>
    </div>
  )
}

function faultsOf(wanted: Wanted): { id: string; text: string }[] {
  const faults = [
    ...(['staffId', 'role', 'agencyId'] as const).map(
      (key) => [key, wanted[key] === '' ? words.must : ''] as const,
    ),
    [
      'outletId',
      wanted.role !== '' && sitsAtOutlet(wanted.role) && wanted.outletId === '' ? words.must : '',
    ] as const,
    ...(['from', 'to'] as const).map(
      (key) => [key, /^\d{4}-\d{2}-\d{2}$/.test(wanted[key]) ? '' : words.mustDates] as const,
    ),
    ['reason', wanted.reason.trim().length < 2 ? words.mustReason : ''] as const,
  ]
  const labels = {
    staffId: words.whom,
    role: words.role,
    agencyId: words.agency,
    outletId: words.outlet,
    from: words.from,
    to: words.to,
    reason: words.reason,
  }
  return faults
    .filter(([, text]) => text !== '')
    .map(([key, text]) => ({ id: `grant-${key}`, text: `${labels[key]}：${text}` }))
}
