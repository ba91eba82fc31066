import { type TeamChannel, teamChannels } from '@tongban/contracts/team-channels'
import { type FormEvent, useState } from 'react'
import { useLocation } from 'wouter'

import {
  Button,
  Checkbox,
  DateField,
  ErrorSummary,
  Fault,
  Notice,
  Panel,
  Select,
  TextField,
} from '../../design/index.ts'
import { addressWith } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useNearAgencies } from '../session/index.ts'
import { type Team, teamsAddress } from './team.ts'
import { words } from './words.ts'

/** A team as it is typed: no chosen item means every item that no other team names. */
interface Typed {
  readonly agencyId: string
  readonly name: string
  readonly all: boolean
  readonly items: readonly string[]
  readonly channels: readonly TeamChannel[]
  readonly closedFrom: string
}

function typedOf(team: Team | undefined): Typed {
  return {
    agencyId: team?.agencyId ?? '',
    name: team?.name ?? '',
    all: team?.items === null,
    items: team?.items ?? [],
    channels: team?.channels ?? ['employer'],
    closedFrom: team?.closedFrom ?? '',
  }
}

/** 设组, 改组: its name, what it takes, and from when on it is closed. */
export function TeamForm({ team }: { team: Team | undefined }) {
  const [, go] = useLocation()
  const [typed, setTyped] = useState(() => typedOf(team))
  const [tried, setTried] = useState(false)
  const [saved, setSaved] = useState(false)
  const agencies = useNearAgencies()
  const { error, pending, keep } = useKeeping(team)
  const faults = tried ? faultsOf(typed, team === undefined) : []
  const faultAt = (id: string): string | undefined => faults.find((fault) => fault.id === id)?.text
  const set = (changed: Partial<Typed>): void => {
    setSaved(false)
    setTyped({ ...typed, ...changed })
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault()
    setTried(true)
    if (faultsOf(typed, team === undefined).length > 0) return
    const opened = await keep(typed)
    if (team !== undefined) setSaved(opened !== undefined)
    else if (opened !== undefined) go(addressWith(teamsAddress, { team: opened }))
  }
  return (
    <Panel title={team?.name ?? words.add}>
      <form className="stack" onSubmit={(event) => void send(event)}>
        <ErrorSummary faults={faults} />
        {error !== null && <Fault error={error} />}
        {saved && (
          <Notice tone="done" alert>
            <p>{words.saved}</p>
          </Notice>
        )}
        <div className="columns">
          {team === undefined && (
            <Select
              id="team-agency"
              label={words.agency}
              value={typed.agencyId}
              required
              error={faultAt('team-agency')}
              onChange={(agencyId) => set({ agencyId })}
              options={agencies.options}
            />
          )}
          <TextField
            id="team-name"
            label={words.name}
            hint={words.nameHint}
            longest={30}
            required
            value={typed.name}
            error={faultAt('team-name')}
            onChange={(name) => set({ name })}
          />
          {team !== undefined && (
            <DateField
              label={words.closedFrom}
              hint={words.closedHint}
              value={typed.closedFrom}
              onChange={(closedFrom) => set({ closedFrom })}
            />
          )}
        </div>
        <Channels typed={typed} fault={faultAt('team-channels')} set={set} />
        <Items typed={typed} fault={faultAt('team-items')} set={set} />
        <div>
          <Button kind="primary" submit pending={pending}>
            {team === undefined ? words.open : words.save}
          </Button>
        </div>
      </form>
    </Panel>
  )
}

/** Opens a team, or changes the one that is there. @returns how `keep` ends with the id of the team, or undefined when it was refused */
function useKeeping(team: Team | undefined) {
  const open = useAct('POST /api/teams')
  const change = useAct('POST /api/teams/:team/change')
  const keep = async (typed: Typed): Promise<string | undefined> => {
    const kept = {
      name: typed.name,
      channels: [...typed.channels],
      items: typed.all ? null : [...typed.items],
    }
    if (team === undefined) return (await open.act({ body: { agencyId: typed.agencyId, ...kept } }))?.id
    const closedFrom = typed.closedFrom === '' ? null : typed.closedFrom
    const body = { ...kept, closedFrom, version: team.version }
    return (await change.act({ params: { team: team.id }, body })) === undefined ? undefined : team.id
  }
  return { ...(team === undefined ? open : change), keep }
}

interface Part {
  readonly typed: Typed
  readonly fault: string | undefined
  readonly set: (changed: Partial<Typed>) => void
}

function Channels({ typed, fault, set }: Part) {
  return (
    <fieldset className="field" id="team-channels">
      <legend className="field-label">{words.channels}</legend>
      {fault !== undefined && <p className="field-error">{fault}</p>}
      {teamChannels.map((channel) => (
        <Checkbox
          key={channel}
          checked={typed.channels.includes(channel)}
          onChange={(on) => set({ channels: toggled(typed.channels, channel, on) })}
        >
          {words.channelNames[channel]}
        </Checkbox>
      ))}
    </fieldset>
  )
}

/** Which items: all that no other team names, or those that are chosen. */
function Items({ typed, fault, set }: Part) {
  const items = useRead('GET /api/catalogue/items')
  const published = (items.data?.rows ?? []).filter(({ state }) => state === 'published')
  return (
    <fieldset className="field" id="team-items">
      <legend className="field-label">{words.items}</legend>
      {fault !== undefined && <p className="field-error">{fault}</p>}
      <Checkbox checked={typed.all} onChange={(all) => set({ all })}>
        {words.allItems}
      </Checkbox>
      {!typed.all &&
        published.map(({ code, name }) => (
          <Checkbox
            key={code}
            checked={typed.items.includes(code)}
            onChange={(on) => set({ items: toggled(typed.items, code, on) })}
          >
            {name}
          </Checkbox>
        ))}
    </fieldset>
  )
}

function toggled<Value>(values: readonly Value[], value: Value, on: boolean): Value[] {
  return on ? [...values, value] : values.filter((other) => other !== value)
}

function faultsOf(typed: Typed, opens: boolean): { id: string; text: string }[] {
  const { agencyId, name, channels, all, items } = typed
  return [
    ...(opens && agencyId === '' ? [{ id: 'team-agency', text: words.agencyMust }] : []),
    ...(name.trim().length < 2 ? [{ id: 'team-name', text: words.nameMust }] : []),
    ...(channels.length === 0 ? [{ id: 'team-channels', text: words.channelMust }] : []),
    ...(!all && items.length === 0 ? [{ id: 'team-items', text: words.itemMust }] : []),
  ]
}
