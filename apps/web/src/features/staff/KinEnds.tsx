import type { KinEnd } from '@tongban/contracts/kin'

import { Button, Fault, Loaded, Panel, Table } from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { kinWords as words } from './kin-words.ts'

/** 回避申报更正: what colleagues say they declared wrongly, for the internal checker. */
export function KinEnds() {
  const found = useRead('GET /api/kin-ends')
  const { act, pending, error } = useAct('POST /api/kin-ends/:staff/:id/decision')
  const decide = async ({ staff, id }: KinEnd, agree: boolean): Promise<void> =>
    void (await act({ params: { staff, id }, body: { agree } }))
  return (
    <Panel title={words.ends}>
      <div className="stack">
        {error !== null && <Fault error={error} />}
        <Loaded of={found}>
          {({ rows }) =>
            rows.length === 0 ? (
              <p className="soft">{words.noEnds}</p>
            ) : (
              <>
                <p className="soft small">{words.looked}</p>
                <Table
                  title={words.ends}
                  rows={rows}
                  keyOf={({ id }) => id}
                  empty={words.noEnds}
                  columns={[
                    { head: words.staff, render: ({ staffName }) => staffName },
                    { head: words.person, render: ({ personName }) => personName },
                    { head: words.relation, render: ({ relation }) => words.relations[relation] },
                    { head: words.askedAt, render: ({ askedAt }) => dayOfInstant(askedAt) },
                    {
                      head: words.act,
                      render: (row) => <Verdict row={row} pending={pending} onDecide={decide} />,
                    },
                  ]}
                />
              </>
            )
          }
        </Loaded>
      </div>
    </Panel>
  )
}

function Verdict({
  row,
  pending,
  onDecide,
}: {
  row: KinEnd
  pending: boolean
  onDecide: (row: KinEnd, agree: boolean) => Promise<void>
}) {
  return (
    <div className="row">
      <Button
        label={words.agreeTo(row.staffName, row.personName)}
        pending={pending}
        onPress={() => void onDecide(row, true)}
      >
        {words.agree}
      </Button>
      <Button
        kind="danger"
        label={words.refuseTo(row.staffName, row.personName)}
        pending={pending}
        onPress={() => void onDecide(row, false)}
      >
        {words.refuse}
      </Button>
    </div>
  )
}
