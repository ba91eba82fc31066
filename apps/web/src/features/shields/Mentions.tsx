import type { ShieldMention } from '@tongban/contracts/shields'

import { Badge, Button, Fault, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { words } from './words.ts'

/** 写到的: a case of somebody else names a hidden person; the officers see to it, and nobody else is told. */
export function Mentions({ rows, onSeen }: { rows: readonly ShieldMention[]; onSeen: () => void }) {
  const { act, pending, error } = useAct('POST /api/shield-mentions/:id/seen')
  const see = async (id: string): Promise<void> => {
    if ((await act({ params: { id } })) !== undefined) onSeen()
  }
  return (
    <div className="stack">
      {error !== null && <Fault error={error} />}
      <p className="soft small">{words.mentionsHelp}</p>
      <Table
        title={words.mentions}
        rows={rows}
        keyOf={({ id }) => id}
        empty={words.mentions}
        columns={[
          { head: words.person, render: ({ name }) => name },
          { head: words.of, render: ({ ofName }) => ofName, wrap: true },
          { head: words.ofCase, render: ({ number }) => number },
          { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
          {
            head: words.dueOn,
            render: ({ dueOn, late }) => (
              <>
                {dayText(dueOn)} {late && <Badge tone="danger">{words.late}</Badge>}
              </>
            ),
            wrap: true,
          },
          {
            head: words.act,
            render: ({ id, name, number }) => (
              <Button label={words.seenOf(name, number)} pending={pending} onPress={() => void see(id)}>
                {words.seen}
              </Button>
            ),
          },
        ]}
      />
    </div>
  )
}
