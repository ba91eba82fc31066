import type { Batch } from '@tongban/contracts/batches'
import { useState } from 'react'
import { Link, useLocation } from 'wouter'

import { Choice, EmptyState, FileField, Loaded, Panel, Table } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { ApiError, listAddress, uploadList } from '../../platform/client.ts'
import { instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { WindowSaid } from '../cases/index.ts'
import { StateOf } from './StateOf.tsx'
import { words } from './words.ts'

type Listed = Read<'GET /api/batches/:subject'>

/** 批量办理: a table to fill in, its dry run, and the lists of before. */
export function Batches({ subject, hrefOf }: { subject: string; hrefOf: (id: string) => string }) {
  const found = useRead('GET /api/batches/:subject', { params: { subject } })
  return (
    <Loaded of={found}>
      {({ rows, items }) => (
        <div className="stack">
          {items.length === 0 ? (
            <EmptyState title={words.noItems} />
          ) : (
            <Begin {...{ subject, items, hrefOf }} />
          )}
          <Panel title={words.lists}>
            <Lists rows={rows} hrefOf={hrefOf} />
          </Panel>
        </div>
      )}
    </Loaded>
  )
}

function Begin({
  subject,
  items,
  hrefOf,
}: {
  subject: string
  items: Listed['items']
  hrefOf: (id: string) => string
}) {
  const [code, choose] = useState(items[0]?.code ?? '')
  const item = items.find((known) => known.code === code)
  return (
    <>
      <p>{words.how}</p>
      <Choice
        label={words.which}
        value={code}
        options={items.map(({ code: value, name }) => ({ value, label: name }))}
        onChange={choose}
      />
      <WindowSaid window={item?.window ?? null} />
      {item !== undefined && (
        <>
          <Template subject={subject} item={item} />
          <Upload key={code} {...{ subject, code, hrefOf }} />
        </>
      )}
    </>
  )
}

function Template({
  subject,
  item: { code, name },
}: {
  subject: string
  item: { code: string; name: string }
}) {
  return (
    <Panel title={words.template}>
      <p className="row">
        {(['xlsx', 'csv'] as const).map((format) => (
          <a key={format} className="button" href={listAddress(subject, { item: code }, format)} download>
            {words.templateOf(name, format)}
          </a>
        ))}
      </p>
      <p className="field-hint">{words.templateHelp}</p>
    </Panel>
  )
}

function Upload({
  subject,
  code,
  hrefOf,
}: {
  subject: string
  code: string
  hrefOf: (id: string) => string
}) {
  const [, go] = useLocation()
  const upload = async (file: File) => {
    const { id } = await uploadList(subject, code, file).catch(withItsParts)
    go(hrefOf(id))
    return { id, name: file.name, type: file.type, address: '' }
  }
  return (
    <Panel title={words.upload}>
      <FileField
        label={words.file}
        files={[]}
        atMost={1}
        kinds={['.xlsx', '.csv']}
        pick={words.pick}
        upload={upload}
        onChange={() => undefined}
        named
      />
      <p className="field-hint">{words.uploadHelp}</p>
    </Panel>
  )
}

function Lists({ rows, hrefOf }: { rows: readonly Batch[]; hrefOf: (id: string) => string }) {
  return (
    <Table
      title={words.lists}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.none}
      columns={[
        {
          head: words.item,
          wrap: true,
          render: ({ id, itemName, madeAt }) => (
            <Link href={hrefOf(id)} aria-label={words.open(itemName, instantText(madeAt))}>
              {itemName}
            </Link>
          ),
        },
        { head: words.made, wrap: true, render: ({ madeAt, madeBy }) => `${instantText(madeAt)} ${madeBy}` },
        { head: words.rows, number: true, render: (row) => String(row.rows) },
        { head: words.standing, render: (row) => <StateOf batch={row} /> },
      ]}
    />
  )
}

/** A refusal of the whole table with the places that it names: which columns are missing. */
function withItsParts(error: unknown): never {
  if (!(error instanceof ApiError)) throw error
  const { message, fields } = error
  throw new Error([message, ...fields.map((field) => field.message)].join(' '), { cause: error })
}
