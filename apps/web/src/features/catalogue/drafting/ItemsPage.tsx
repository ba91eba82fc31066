import type { Item } from '@tongban/contracts/catalogue'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, Loaded, Panel, Select, Table, TextField } from '../../../design/index.ts'
import { useRead } from '../../../platform/use.ts'
import { Drafts, useDraftsShown } from '../../publishing/index.ts'
import { may, useMe } from '../../session/index.ts'
import { isFound } from '../items-for.ts'
import { type Beginning, BeginDialog } from './BeginDialog.tsx'
import { TakeIn } from './TakeIn.tsx'
import { words } from './words.ts'

/** 事项配置: drafts that wait, and every item that is known: to be changed, copied, opened, taken along and brought in. */
export function ItemsPage() {
  const me = useMe()
  const items = useRead('GET /api/catalogue/items')
  const [beginning, begin] = useState<Beginning>()
  const drafts = useRead('GET /api/catalogue/drafts', { query: { decided: 'no' } })
  const listed = useRead('GET /api/catalogue/drafts', useDraftsShown())
  const mayDraft = may(me, 'catalogue.draft') && drafts.data?.mayBegin === true
  return (
    <>
      <p className="soft">{words.help}</p>
      {mayDraft && (
        <p className="row">
          <Button kind="primary" onPress={() => begin({ from: 'nothing' })}>
            {words.newItem}
          </Button>
          <a className="button" href="/api/catalogue/lines?path=oversight" download>
            {words.export}
          </a>
        </p>
      )}
      {mayDraft && <TakeIn />}
      <Drafts
        of={listed}
        own={[
          {
            head: words.item,
            render: ({ id, name }) => (
              <Link href={`/administration/items/${id}`}>{name === '' ? words.unnamed : name}</Link>
            ),
            wrap: true,
          },
          { head: words.code, render: ({ code }) => code, wrap: true },
        ]}
      />
      <Panel title={words.item}>
        <Loaded of={items}>
          {({ rows }) => <Items items={rows} begin={mayDraft ? begin : undefined} />}
        </Loaded>
      </Panel>
      {beginning !== undefined && <BeginDialog of={beginning} onClose={() => begin(undefined)} />}
    </>
  )
}

const pageSize = 20

/** Every item that is known, found by name, code or pinyin, a page at a time. */
function Items({
  items,
  begin,
}: {
  items: readonly Item[]
  begin: ((beginning: Beginning) => void) | undefined
}) {
  const [search, setSearch] = useState('')
  const [state, setState] = useState('')
  const [from, setFrom] = useState(0)
  const wanted = search.trim()
  const found = items.filter(
    (item) => (state === '' || item.state === state) && (isFound(item, wanted) || item.code.includes(wanted)),
  )
  const shown = found.slice(from, from + pageSize)
  const again = (change: () => void): void => {
    change()
    setFrom(0)
  }
  return (
    <div className="stack">
      <div className="columns">
        <TextField
          label={words.find}
          hint={words.findHint}
          type="search"
          value={search}
          onChange={(text) => again(() => setSearch(text))}
        />
        <Select
          label={words.show}
          none={words.all}
          value={state}
          options={[
            { value: 'published', label: words.states.published },
            { value: 'draft', label: words.states.draft },
          ]}
          onChange={(now) => again(() => setState(now))}
        />
      </div>
      <ItemsTable rows={shown} begin={begin} />
      {found.length > pageSize && (
        <p className="row">
          <span>{words.shown(from + 1, from + shown.length, found.length)}</span>
          <Button disabled={from === 0} onPress={() => setFrom(from - pageSize)}>
            {words.earlier}
          </Button>
          <Button disabled={from + pageSize >= found.length} onPress={() => setFrom(from + pageSize)}>
            {words.later}
          </Button>
        </p>
      )}
    </div>
  )
}

function ItemsTable({
  rows,
  begin,
}: {
  rows: readonly Item[]
  begin: ((beginning: Beginning) => void) | undefined
}) {
  return (
    <Table
      title={words.item}
      rows={rows}
      keyOf={({ code }) => code}
      empty={words.none}
      columns={[
        { head: words.item, render: ({ name }) => name, wrap: true },
        { head: words.code, render: ({ code }) => code, wrap: true },
        {
          head: words.who,
          render: ({ applicants }) => applicants.map((one) => words.applicants[one]).join('、'),
        },
        {
          head: words.state,
          render: ({ state, version }) => (
            <Badge tone={state === 'published' ? 'done' : 'plain'}>
              {version === null ? words.states[state] : words.versionOf(version)}
            </Badge>
          ),
        },
        ...(begin === undefined
          ? []
          : [{ head: words.act, render: (item: Item) => <Beginnings of={item} begin={begin} /> }]),
      ]}
    />
  )
}

function Beginnings({
  of: { code, name, state },
  begin,
}: {
  of: Item
  begin: (beginning: Beginning) => void
}) {
  if (state === 'draft')
    return (
      <Button label={words.completeOf(name)} onPress={() => begin({ from: 'listed', code, name })}>
        {words.complete}
      </Button>
    )
  return (
    <span className="row">
      <Button label={words.editOf(name)} onPress={() => begin({ from: 'published', code, name })}>
        {words.edit}
      </Button>
      <Button label={words.copyOf(name)} onPress={() => begin({ from: 'copy', code, name })}>
        {words.copy}
      </Button>
      <a
        className="button"
        href={`/api/catalogue/lines?path=oversight&code=${code}`}
        download
        aria-label={`${words.exportOne}：${name}`}
      >
        {words.exportOne}
      </a>
    </span>
  )
}
