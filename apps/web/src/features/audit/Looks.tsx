import { Link } from 'wouter'

import { Loaded, Paging, Table } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Who looked at whose record, when, where and why. */
export function Looks() {
  const [{ after, subject }, go] = usePlace()
  const page = useRead('GET /api/audit/looks', { query: { after, subject } })
  const outlets = useRead('GET /api/outlets')
  const nameOf = (id: string): string => outlets.data?.rows.find((outlet) => outlet.id === id)?.name ?? id
  return (
    <Loaded of={page}>
      {({ rows, next }) => (
        <>
          <p>
            <Link href="/audit/roots">{words.roots}</Link>
          </p>
          <Table
            title={words.looks}
            rows={rows.map((row, index) => ({ ...row, key: `${row.at}-${index}` }))}
            keyOf={({ key }) => key}
            empty={words.none}
            columns={[
              { head: words.at, render: ({ at }) => instantText(at) },
              { head: words.who, render: ({ staffName }) => staffName },
              { head: words.act, render: ({ act }) => words.acts[act] ?? act },
              { head: words.subject, render: (row) => row.subject?.slice(-8) ?? '' },
              { head: words.outlet, render: ({ outletId }) => (outletId === null ? '' : nameOf(outletId)) },
              { head: words.purpose, render: ({ purpose }) => purpose ?? '', wrap: true },
            ]}
          />
          <Paging next={next} after={after} go={(to) => go({ after: to })} />
        </>
      )}
    </Loaded>
  )
}
