import { type FormEvent, useState } from 'react'

import { Button, ErrorSummary, Fault, Notice, Panel, Select, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe, useNearAgencies } from '../session/index.ts'
import { InvitationLink } from './InvitationLink.tsx'
import { whoApplies } from './who-applies.ts'
import { words } from './words.ts'

/** What is typed; the agency is one's own until another one is chosen. */
const nothing: { readonly name: string; readonly username: string; readonly agencyId?: string } = {
  name: '',
  username: '',
}
type Shown = Required<typeof nothing>

/** 登记新同事: he is in the register afterwards, and his link is shown once; rights are asked for apart. */
export function TakeOn() {
  const [typed, setTyped] = useState(nothing)
  const [tried, setTried] = useState(false)
  const [taken, setTaken] = useState<{ id: string; name: string; agencyId: string }>()
  const agencies = useNearAgencies()
  const take = useAct('POST /api/staff')
  /** He is mostly taken on where one works. */
  const shown = { ...typed, agencyId: typed.agencyId ?? agencies.own }
  const faults = tried ? faultsOf(shown) : []
  const said = (key: keyof Shown) => ({
    id: `colleague-${key}`,
    value: shown[key],
    error: faults.find(({ id }) => id === `colleague-${key}`)?.text,
    onChange: (value: string) => setTyped({ ...typed, [key]: value }),
  })
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(shown).length > 0) return
    const found = await take.act({ body: { ...shown, name: shown.name.trim() } })
    if (found === undefined) return
    setTaken({ ...found, agencyId: shown.agencyId })
    setTyped(nothing)
    setTried(false)
  }
  return (
    <Panel title={words.takeOn}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <p className="soft">{words.takeOnHelp}</p>
        <ErrorSummary faults={faults} />
        {take.error !== null && <Fault error={take.error} />}
        {taken !== undefined && (
          <Notice tone="done" alert>
            <p>
              {words.takenOn(taken.name)} <WhoApplies agencyId={taken.agencyId} />
            </p>
            <InvitationLink key={taken.id} id={taken.id} name={taken.name} />
          </Notice>
        )}
        <div className="columns">
          <TextField {...said('name')} label={words.name} longest={60} />
          <TextField {...said('username')} label={words.username} hint={words.usernameHint} longest={40} />
          <Select {...said('agencyId')} label={words.agency} options={agencies.options} />
        </div>
        <div>
          <Button kind="primary" submit pending={take.pending}>
            {words.register}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** To whom one goes for the grant: who administers does not apply for it himself. */
function WhoApplies({ agencyId }: { agencyId: string }) {
  const { today } = useMe()
  const staff = useRead('GET /api/staff').data
  const agencies = useRead('GET /api/agencies').data
  if (staff === undefined || agencies === undefined) return null
  const found = whoApplies(staff.rows, agencies.rows, agencyId, today)
  return found === undefined ? words.asksForNobody : words.asksFor(found.agencyName, found.names)
}

function faultsOf({ name, username, agencyId }: Shown): { id: string; text: string }[] {
  return [
    ...(name.trim().length < 2 ? [{ id: 'colleague-name', text: words.mustName }] : []),
    ...(/^[a-z][\da-z._-]{2,39}$/.test(username)
      ? []
      : [{ id: 'colleague-username', text: words.mustUsername }]),
    ...(agencyId === '' ? [{ id: 'colleague-agencyId', text: words.mustAgency }] : []),
  ]
}
