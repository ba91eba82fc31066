import type { Boundary, BoundaryName, HouseBoundary } from '@tongban/contracts/boundaries'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, Fault, Loaded, Notice, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './boundary-words.ts'

const freshMs = 15_000
/** Where what gave up is seen to. */
const places: Partial<Record<BoundaryName, string>> = {
  sms: '/administration/messages',
  mail: '/administration/messages',
  webhooks: '/administration/clients',
}

/** 对外连接: each boundary of this installation, how it is set and how it fares, and a trial that does no harm. */
export function BoundariesPage() {
  const found = useRead('GET /api/running/boundaries', undefined, { every: freshMs })
  const { act, pending, error } = useAct('POST /api/running/boundaries/:name/trial')
  const [tried, setTried] = useState<{ name: BoundaryName; well: boolean; says: string }>()
  const tryNow = async ({ name, department }: Boundary): Promise<void> => {
    setTried(undefined)
    const answer = await act({ params: { name } })
    if (answer === undefined) return
    const { well, fault, tookMs } = answer
    const called = calledOf({ name, department })
    setTried({
      name,
      well,
      says: well ? words.triedWell(called, tookMs) : words.triedBadly(called, words.faultSaid(fault ?? '')),
    })
  }
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      {error !== null && <Fault error={error} />}
      {tried !== undefined && (
        <Notice tone={tried.well ? 'done' : 'warn'} alert>
          <p>{tried.says}</p>
        </Notice>
      )}
      <Loaded of={found}>
        {({ rows }) => (
          <Table
            title={words.title}
            rows={rows}
            keyOf={({ name }) => name}
            empty={words.never}
            columns={[
              { head: words.name, render: calledOf, wrap: true },
              { head: words.place, render: (row) => <Place of={row} />, wrap: true },
              { head: words.well, render: (row) => <Well of={row} /> },
              { head: words.fault, render: (row) => <LastFault of={row} />, wrap: true },
              { head: words.waiting, number: true, render: ({ waiting }) => waiting ?? words.nothing },
              { head: words.gaveUp, number: true, render: ({ gaveUp }) => gaveUp ?? words.nothing },
              {
                head: words.act,
                render: (row) => <Acts of={row} pending={pending} onTry={() => void tryNow(row)} />,
              },
            ]}
          />
        )}
      </Loaded>
    </div>
  )
}

function isOfHouse(name: BoundaryName): name is HouseBoundary {
  return Object.hasOwn(words.names, name)
}

/** How a boundary is called; the port of a department by whose it is. */
function calledOf({ name, department }: Pick<Boundary, 'name' | 'department'>): string {
  return isOfHouse(name) ? words.names[name] : words.department(department ?? name)
}

function variableOf(name: BoundaryName): string {
  return isOfHouse(name) ? words.variables[name] : words.departmentVariable
}

function Place({ of: { name, place, items } }: { of: Boundary }) {
  if (place === null)
    return (
      <span className="soft">
        {words.notSet}（{words.setBy(variableOf(name))}）
      </span>
    )
  return (
    <span>
      {words.places[place] ?? place}
      {name.startsWith('department-') && items.length > 0 && (
        <>
          <br />
          <span className="soft">{words.decided(items.join('、'))}</span>
        </>
      )}
      {name === 'core' && (
        <>
          <br />
          <span className="soft">{items.length === 0 ? words.noItems : words.items(items.join('、'))}</span>
        </>
      )}
    </span>
  )
}

function Well({ of: { name, place, wellAt } }: { of: Boundary }) {
  if (place === null) return words.nothing
  if (name === 'bridge') return <span className="soft">{words.byBrowser}</span>
  if (wellAt === null) return <span className="soft">{words.never}</span>
  return instantText(wellAt)
}

function LastFault({ of: { name, place, wellAt, fault, failedAt } }: { of: Boundary }) {
  if (place === null || name === 'bridge') return words.nothing
  if (fault === null || failedAt === null) return <span className="soft">{words.noFault}</span>
  const isMended = wellAt !== null && wellAt > failedAt
  return (
    <span>
      {words.faultSaid(fault)} <span className="soft">{instantText(failedAt)}</span>{' '}
      <Badge tone={isMended ? 'done' : 'danger'}>{isMended ? words.mended : words.stillFaulty}</Badge>
    </span>
  )
}

function Acts({
  of: { name, department, gaveUp, triable },
  pending,
  onTry,
}: {
  of: Boundary
  pending: boolean
  onTry: () => void
}) {
  const place = gaveUp !== null && gaveUp > 0 ? places[name] : undefined
  if (!triable && place === undefined) return null
  return (
    <div className="row">
      {triable && (
        <Button label={words.tryNowOf(calledOf({ name, department }))} pending={pending} onPress={onTry}>
          {words.tryNow}
        </Button>
      )}
      {place !== undefined && (
        <Link href={place} aria-label={words.seeOf(calledOf({ name, department }))}>
          {words.see}
        </Link>
      )}
    </div>
  )
}
