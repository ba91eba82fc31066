import type { ItemDraft } from '@tongban/contracts/item-drafts'

import { Panel, Table } from '../../../design/index.ts'
import { words } from './words.ts'

/** 影响到在办的件: none; they keep the version that they began with. How many run on which, and where. */
export function RunningCases({ rows }: { rows: ItemDraft['running'] }) {
  return (
    <Panel title={words.running}>
      <div className="stack">
        <p className="soft">{words.runningHelp}</p>
        <Table
          title={words.running}
          rows={rows}
          keyOf={({ version, agencyId }) => `${version} ${agencyId}`}
          empty={words.runningNone}
          columns={[
            { head: words.version, render: ({ version }) => words.versionOf(version) },
            { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
            { head: words.count, render: ({ count }) => count, number: true },
          ]}
        />
      </div>
    </Panel>
  )
}
