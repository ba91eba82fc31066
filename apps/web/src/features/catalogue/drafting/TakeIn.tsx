import type { ItemTable } from '@tongban/contracts/item-drafts'
import { useState } from 'react'
import { useLocation } from 'wouter'

import { type Attached, Button, Fault, FileField, Table } from '../../../design/index.ts'
import { uploadCatalogue } from '../../../platform/client.ts'
import { useAct, useSending } from '../../../platform/use.ts'
import { words } from './words.ts'

/** A table that was tried: nothing of it is taken in yet. */
interface Tried {
  readonly file: File
  readonly rows: ItemTable['rows']
}

/** So many rows with faults are shown; the file is mended and tried again. */
const faultsShown = 100

/** 从文件导入: what another installation has exported, or a catalogue in a table, becomes drafts here, and goes the way of every draft. */
export function TakeIn() {
  const [, go] = useLocation()
  const take = useAct('POST /api/catalogue/lines')
  const apply = useSending<ItemTable>()
  const [count, setCount] = useState<number>()
  const [tried, setTried] = useState<Tried>()
  const takeLines = async (file: File): Promise<void> => {
    const taken = await take.act({ body: { lines: await file.text() } })
    const [first] = taken?.rows ?? []
    if (taken?.rows.length === 1 && first !== undefined) go(`/administration/items/${first.id}`)
    setCount(taken?.rows.length)
  }
  const read = async (file: File): Promise<Attached> => {
    setCount(undefined)
    setTried(undefined)
    if (/\.(?:csv|xlsx)$/i.test(file.name)) setTried({ file, rows: (await uploadCatalogue(file, 'no')).rows })
    else await takeLines(file)
    return { id: file.name, name: file.name, type: file.type, address: '' }
  }
  const takeTable = async ({ file }: Tried): Promise<void> => {
    const taken = await apply.send(file.name, async () => await uploadCatalogue(file, 'yes'))
    if (taken === undefined) return
    setTried(undefined)
    setCount(taken.rows.filter(({ fault }) => fault === null).length)
  }
  return (
    <details className="folded">
      <summary>{words.import}</summary>
      <div className="stack">
        <p className="soft">{words.exportHelp}</p>
        <p className="soft">{words.tableHelp}</p>
        {take.error !== null && <Fault error={take.error} />}
        {apply.error !== null && <Fault error={apply.error} />}
        {count !== undefined && <output>{words.imported(count)}</output>}
        <FileField
          label={words.import}
          named
          pick={words.pick}
          kinds={['.jsonl', '.ndjson', '.txt', '.csv', '.xlsx']}
          atMost={1}
          files={[]}
          onChange={() => undefined}
          upload={read}
        />
        {tried !== undefined && (
          <TriedTable tried={tried} pending={apply.pending} onTake={async () => await takeTable(tried)} />
        )}
      </div>
    </details>
  )
}

/** What a try has found: how many rows may come in, and of the others what is wrong. */
function TriedTable({
  tried: { rows },
  pending,
  onTake,
}: {
  tried: Tried
  pending: boolean
  onTake: () => Promise<void>
}) {
  const wrong = rows.filter(({ fault }) => fault !== null)
  const good = rows.length - wrong.length
  return (
    <>
      <output>{words.tried(good, wrong.length)}</output>
      <Table
        title={words.fault}
        rows={wrong.slice(0, faultsShown)}
        keyOf={({ no }) => String(no)}
        empty={words.faultsNone}
        columns={[
          { head: words.line, render: ({ no }) => no, number: true },
          { head: words.item, render: ({ name }) => name, wrap: true },
          { head: words.fault, render: ({ fault }) => fault, wrap: true },
        ]}
      />
      {good > 0 && (
        <p>
          <Button kind="primary" pending={pending} onPress={onTake}>
            {words.takeIn(good)}
          </Button>
        </p>
      )}
    </>
  )
}
