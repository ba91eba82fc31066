import type { BatchDetail } from '@tongban/contracts/batches'
import type { ReactNode } from 'react'

import { Facts, Loaded, Notice, Panel, Table } from '../../design/index.ts'
import { listAddress } from '../../platform/client.ts'
import { caseNumberText, dayOfInstant, instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { WindowSaid } from '../cases/index.ts'
import { PapersOf } from '../papers/index.ts'
import { Apply } from './Apply.tsx'
import { Applying } from './Applying.tsx'
import { StateOf } from './StateOf.tsx'
import { words } from './words.ts'

/** One list: what the dry run found, handing it in, how far that is, and what became of it. */
export function OneBatch({ subject, id, cases }: { subject: string; id: string; cases: ReactNode }) {
  const found = useRead('GET /api/batches/:subject/:id', { params: { subject, id } })
  return (
    <Loaded of={found}>
      {(batch) => (
        <div className="stack">
          <p className="row">
            <strong>{batch.itemName}</strong>
            <StateOf batch={batch} />
            <span className="soft small">
              {instantText(batch.madeAt)} {words.by(batch.madeBy)}
            </span>
          </p>
          <Standing batch={batch} subject={subject} cases={cases} />
          <Counted batch={batch} />
          {batch.state === 'done' && <PapersOf subject={subject} caseId={id} shown="receipt" />}
          {batch.faults.length > 0 && <Faults batch={batch} subject={subject} />}
        </div>
      )}
    </Loaded>
  )
}

function Standing({ batch, subject, cases }: { batch: BatchDetail; subject: string; cases: ReactNode }) {
  if (batch.state === 'checked')
    return (
      <>
        <WindowSaid window={batch.window} />
        <Apply subject={subject} batch={batch} />
      </>
    )
  if (batch.state === 'applying') return <Applying subject={subject} batch={batch} />
  return <Done batch={batch} cases={cases} />
}

function Done({ batch, cases }: { batch: BatchDetail; cases: ReactNode }) {
  const { stopped, taken, rows, standing } = batch
  return (
    <>
      <Notice tone={stopped === null ? 'done' : 'warn'} alert>
        {stopped !== null && <p>{stopped}</p>}
        <p>{words.done(taken, batch.cases)}</p>
        {rows > taken && <p>{words.notTaken(rows - taken)}</p>}
        <p>
          {words.follow}
          {cases}
        </p>
      </Notice>
      <Facts
        rows={[
          [words.under, words.caseCount(standing.open)],
          [words.completed, words.caseCount(standing.done)],
          [words.otherwise, words.caseCount(standing.otherwise)],
        ]}
      />
    </>
  )
}

function Counted({ batch }: { batch: BatchDetail }) {
  const { rows, good, faulty, taken, number, state, expiresAt } = batch
  return (
    <>
      <Facts
        rows={[
          ...(number === null ? [] : [[words.number, caseNumberText(number)] as const]),
          [words.total, words.count(rows)],
          [words.good, words.count(good)],
          [words.faulty, words.count(faulty)],
          ...(state === 'checked' ? [] : [[words.taken, words.count(taken)] as const]),
        ]}
      />
      {state === 'checked' && <p className="soft small">{words.expires(dayOfInstant(expiresAt))}</p>}
    </>
  )
}

function Faults({ batch, subject }: { batch: BatchDetail; subject: string }) {
  const { id, faults, faulty } = batch
  const shownRows = new Set(faults.map(({ row }) => row)).size
  return (
    <Panel title={words.faults}>
      <p>{words.download}</p>
      <p className="row">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} className="button" href={listAddress(subject, { id }, format)} download>
            {words.rejects(format)}
          </a>
        ))}
      </p>
      <Table
        title={words.faults}
        rows={faults}
        keyOf={({ row, column, message }) => `${row} ${column} ${message}`}
        empty={words.noFaults}
        columns={[
          { head: words.row, render: ({ row }) => String(row) },
          { head: words.column, wrap: true, render: ({ column }) => (column === '' ? '—' : column) },
          { head: words.wrong, wrap: true, render: ({ message }) => message },
        ]}
      />
      {shownRows < faulty && <p className="soft">{words.moreFaults(faults.length)}</p>}
    </Panel>
  )
}
