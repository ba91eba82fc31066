import { outletKinds } from '@tongban/contracts/outlet'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Loaded, Panel, Select, Table, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { AgencyForm } from './AgencyForm.tsx'
import { hoursText } from './hours.ts'
import { OutletForm, placesAddress } from './OutletForm.tsx'
import { words } from './place-words.ts'
import { words as outletWords } from './words.ts'

type Outlet = Read<'GET /api/outlets'>['rows'][number]
type Agency = Read<'GET /api/agencies'>['rows'][number]
const isNew = 'new'
const shownAtOnce = 50

/** 机构和网点: both registers, and the form of whichever the address names. */
export function PlacesPage() {
  const [{ outlet, agency }] = usePlace()
  const outlets = useRead('GET /api/outlets')
  const agencies = useRead('GET /api/agencies')
  return (
    <Loaded of={agencies}>
      {({ rows: allAgencies }) => (
        <Loaded of={outlets}>
          {({ rows: allOutlets }) => {
            if (outlet !== undefined)
              return <OutletForm key={outlet} outlet={allOutlets.find(({ id }) => id === outlet)} />
            if (agency !== undefined)
              return (
                <AgencyForm
                  key={agency}
                  agency={allAgencies.find(({ id }) => id === agency)}
                  all={allAgencies}
                />
              )
            return (
              <>
                <OutletList outlets={allOutlets} agencies={allAgencies} />
                <AgencyList agencies={allAgencies} />
              </>
            )
          }}
        </Loaded>
      )}
    </Loaded>
  )
}

function OutletList({ outlets, agencies }: { outlets: readonly Outlet[]; agencies: readonly Agency[] }) {
  const me = useMe()
  const [{ kind = '', at = '' }, go] = usePlace()
  const [find, setFind] = useState('')
  const found = outlets.filter(
    (outlet) =>
      (kind === '' || outlet.kind === kind) &&
      (at === '' || outlet.agencyId === at) &&
      `${outlet.name} ${outlet.address}`.includes(find.trim()),
  )
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? id
  return (
    <Panel title={words.outlets}>
      <div className="stack">
        <div className="row row-end">
          <Select
            label={words.kind}
            value={kind}
            none={words.all}
            onChange={(value) => go({ kind: value })}
            options={outletKinds.map((value) => ({ value, label: outletWords.kinds[value] }))}
          />
          <Select
            label={words.agency}
            value={at}
            none={words.all}
            onChange={(value) => go({ at: value })}
            options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <TextField label={words.find} type="search" value={find} onChange={setFind} />
          {may(me, 'outlets.keep') && (
            <Link className="button" href={addressWith(placesAddress, { outlet: isNew })}>
              {words.addOutlet}
            </Link>
          )}
        </div>
        <Table
          title={words.outlets}
          rows={found.slice(0, shownAtOnce)}
          keyOf={({ id }) => id}
          empty={words.none}
          columns={[
            { head: words.name, render: ({ name }) => name, wrap: true },
            { head: words.kind, render: ({ kind: one }) => outletWords.kinds[one] },
            { head: words.agency, render: ({ agencyId }) => nameOf(agencyId), wrap: true },
            {
              head: words.address,
              render: ({ address, telephone }) => `${address} ${telephone}`,
              wrap: true,
            },
            { head: words.open, render: (outlet) => <Hours of={outlet} on={me.today} />, wrap: true },
            { head: words.standing, render: (outlet) => <Standing of={outlet} /> },
            {
              head: words.act,
              render: ({ id, name }) =>
                may(me, 'outlets.keep') ? (
                  <Link href={addressWith(placesAddress, { outlet: id })} aria-label={words.editOf(name)}>
                    {words.edit}
                  </Link>
                ) : null,
            },
          ]}
        />
        {found.length > shownAtOnce && <p className="soft">{words.more(shownAtOnce, found.length)}</p>}
      </div>
    </Panel>
  )
}

function Hours({ of: { timetable }, on }: { of: Outlet; on: string }) {
  const lines = hoursText(timetable, on)
  if (lines.length === 0) return <span className="soft">{words.noHours}</span>
  return (
    <ul className="plain">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}

function Standing({ of: { closedFrom } }: { of: Outlet }) {
  if (closedFrom === null) return <Badge tone="done">{words.serving}</Badge>
  return <Badge tone="warn">{words.closes(dayText(closedFrom))}</Badge>
}

function AgencyList({ agencies }: { agencies: readonly Agency[] }) {
  const me = useMe()
  const nameOf = (id: string): string => agencies.find((agency) => agency.id === id)?.name ?? id
  return (
    <Panel title={words.agencies}>
      {may(me, 'agencies.keep') && (
        <p>
          <Link className="button" href={addressWith(placesAddress, { agency: isNew })}>
            {words.addAgency}
          </Link>
        </p>
      )}
      <Table
        title={words.agencies}
        rows={agencies}
        keyOf={({ id }) => id}
        empty={words.noAgencies}
        columns={[
          { head: words.name, render: (agency) => <AgencyName of={agency} nameOf={nameOf} />, wrap: true },
          { head: words.agencyKind, render: ({ kind }) => words.agencyKinds[kind] },
          { head: words.address, render: ({ address, telephone }) => `${address} ${telephone}`, wrap: true },
          {
            head: words.routing,
            render: ({ routingDesk }) => (routingDesk ? <Badge tone="info">{words.isRouting}</Badge> : null),
          },
          {
            head: words.remediesTitle,
            render: ({ remedies }) => (remedies === null ? words.noRemedies : remedies.reconsideration),
            wrap: true,
          },
          {
            head: words.act,
            render: ({ id, name }) =>
              may(me, 'agencies.keep') ? (
                <Link href={addressWith(placesAddress, { agency: id })} aria-label={words.editOf(name)}>
                  {words.edit}
                </Link>
              ) : null,
          },
        ]}
      />
    </Panel>
  )
}

function AgencyName({
  of: { name, ceasedFrom, successor },
  nameOf,
}: {
  of: Agency
  nameOf: (id: string) => string
}) {
  if (ceasedFrom === null || successor === null) return name
  return (
    <span>
      {name} <Badge tone="warn">{words.ceases(dayText(ceasedFrom), nameOf(successor))}</Badge>
    </span>
  )
}
