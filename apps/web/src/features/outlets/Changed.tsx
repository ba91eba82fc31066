import type { GrantChanged } from '@tongban/contracts/outlets'

import { Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { actsText } from './acts.ts'
import { words } from './words.ts'

/** What changes, item by item. */
export function Changed({ rows }: { rows: readonly GrantChanged[] }) {
  return (
    <Table
      title={words.what}
      rows={rows}
      keyOf={({ item }) => item}
      empty={words.previewNone}
      columns={[
        { head: words.item, render: ({ name }) => name, wrap: true },
        { head: words.before, render: ({ before }) => actsText(before) },
        { head: words.after, render: ({ after }) => <strong>{actsText(after)}</strong> },
        { head: words.last, render: ({ to }) => (to === null ? words.open : words.until(dayText(to))) },
      ]}
    />
  )
}
