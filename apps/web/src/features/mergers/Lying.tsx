import type { LyingKind } from '@tongban/contracts/mergers'
import { Link } from 'wouter'

import { Badge, Loaded, Table } from '../../design/index.ts'
import { addressWith } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Where each kind is seen to, by who administers. */
const places: Partial<Record<LyingKind, (agency: string) => string>> = {
  children: () => '/administration/places',
  teams: () => '/administration/teams',
  'routing-desk': (agency) => addressWith('/administration/places', { agency }),
  staff: () => '/administration/staff',
  outlets: (agency) => addressWith('/administration/places', { at: agency }),
  clients: () => '/administration/clients',
  unreached: () => '/administration/messages',
}

/** 那里还有什么: by kind, what is in the way, and what becomes of the rest. */
export function Lying({
  agency,
  on,
  brief = false,
}: {
  agency: string
  on: string | undefined
  /** What there is none of is left out. */
  brief?: boolean
}) {
  const found = useRead('GET /api/mergers/lying/:agency', { params: { agency }, query: { on } })
  return (
    <Loaded of={found}>
      {({ rows }) => (
        <Table
          title={words.lying}
          rows={brief ? rows.filter(({ count }) => count > 0) : rows}
          keyOf={({ kind }) => kind}
          empty={words.nothingLies}
          columns={[
            {
              head: words.kind,
              render: ({ kind, count }) => {
                const place = count === 0 ? undefined : places[kind]
                return place === undefined ? (
                  words.kinds[kind]
                ) : (
                  <Link href={place(agency)} aria-label={words.look(words.kinds[kind])}>
                    {words.kinds[kind]}
                  </Link>
                )
              },
            },
            { head: words.count, number: true, render: ({ count }) => count },
            {
              head: words.later,
              render: ({ kind, count, inTheWay }) => (
                <span className="soft">
                  {inTheWay && <Badge tone="danger">{words.first}</Badge>}{' '}
                  {count === 0 ? words.nothing : words.goes[kind]}
                </span>
              ),
              wrap: true,
            },
          ]}
        />
      )}
    </Loaded>
  )
}
