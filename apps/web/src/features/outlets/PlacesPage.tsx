import { outletKinds } from '@tongban/contracts/outlet'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Loaded, nearFirst, Panel, Select, Table, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { may, useMe, useNearAgencies } from '../session/index.ts'
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
  const { options, areas } = useNearAgencies()
  const areaOf = (id: string): string => agencies.find((agency) => agency.id === id)?.area ?? ''
  const matching = outlets.filter(
    (outlet) =>
      (kind === '' || outlet.kind === kind) &&
      (at === '' || outlet.agencyId === at) &&
      `${outlet.name} ${outlet.address}`.includes(find.trim()),
  )
  const { near, far } = nearFirst(
    matching.map((outlet) => ({ ...outlet, area: areaOf(outlet.agencyId) })),
    areas,
  )
  const found = [...near, ...far]
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
            options={options}
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
  const { near, far } = nearFirst(agencies, useNearAgencies().areas)
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
      <AgencyTable title={words.agencies} rows={near} nameOf={nameOf} />
      {far.length > 0 && (
        <details className="folded">
          <summary>{words.elsewhere(far.length)}</summary>
          <AgencyTable title={words.elsewhere(far.length)} rows={far} nameOf={nameOf} />
        </details>
      )}
    </Panel>
  )
}

function AgencyTable({
  title,
  rows,
  nameOf,
}: {
  title: string
  rows: readonly Agency[]
  nameOf: (id: string) => string
}) {
  const me = useMe()
  return (
    <Table
      title={title}
      rows={rows}
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
