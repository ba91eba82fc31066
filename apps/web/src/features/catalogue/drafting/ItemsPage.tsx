import type { Item } from '@tongban/contracts/catalogue'
import type { ListedItemDraft } from '@tongban/contracts/item-drafts'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Button, Loaded, Paging, Panel, Select, Table, TextField } from '../../../design/index.ts'
import { dayText, instantText } from '../../../platform/format.ts'
import { usePlace } from '../../../platform/place.ts'
import { useRead } from '../../../platform/use.ts'
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
      <Drafts />
      <Panel title={words.item}>
        <Loaded of={items}>
          {({ rows }) => <Items items={rows} begin={mayDraft ? begin : undefined} />}
        </Loaded>
      </Panel>
      {beginning !== undefined && <BeginDialog of={beginning} onClose={() => begin(undefined)} />}
    </>
  )
}

/** 草稿: those that wait to be decided first; the others are a turn away. */
function Drafts() {
  const [{ decided = 'no', after }, place] = usePlace()
  const drafts = useRead('GET /api/catalogue/drafts', {
    query: { decided: decided === 'yes' ? 'yes' : 'no', ...(after === undefined ? {} : { after }) },
  })
  return (
    <Panel title={words.drafts}>
      <div className="stack">
        <p className="row">
          <Button
            kind="quiet"
            pressed={decided !== 'yes'}
            onPress={() => place({ decided: undefined, after: undefined })}
          >
            {words.undecided}
          </Button>
          <Button
            kind="quiet"
            pressed={decided === 'yes'}
            onPress={() => place({ decided: 'yes', after: undefined })}
          >
            {words.decidedDrafts}
          </Button>
        </p>
        <Loaded of={drafts}>
          {({ rows, next }) => (
            <>
              <DraftsTable rows={rows} />
              <Paging next={next} after={after} go={(to) => place({ after: to })} />
            </>
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

function DraftsTable({ rows }: { rows: readonly ListedItemDraft[] }) {
  return (
    <Table
      title={words.drafts}
      rows={rows}
      keyOf={({ id }) => id}
      empty={words.draftsNone}
      columns={[
        {
          head: words.item,
          render: ({ id, name }) => (
            <Link href={`/administration/items/${id}`}>{name === '' ? words.unnamed : name}</Link>
          ),
          wrap: true,
        },
        { head: words.code, render: ({ code }) => code, wrap: true },
        { head: words.state, render: ({ state }) => <DraftState of={state} /> },
        { head: words.due, render: (row) => <Due of={row} /> },
        { head: words.writers, render: ({ writtenBy }) => writtenBy.join('、'), wrap: true },
        { head: words.changedAt, render: ({ changedAt }) => instantText(changedAt) },
        {
          head: words.decided,
          render: ({ decidedBy, decidedAt }) =>
            decidedBy === null || decidedAt === null ? '' : `${decidedBy} ${instantText(decidedAt)}`,
          wrap: true,
        },
      ]}
    />
  )
}

/** By when whoever may publish decides on it, and whether that is over. */
export function Due({ of: { dueOn, urgedAt } }: { of: ListedItemDraft }) {
  const me = useMe()
  if (dueOn === null) return null
  return (
    <span className="row">
      <span>{dayText(dueOn)}</span>
      {dueOn < me.today && <Badge tone="danger">{words.late}</Badge>}
      {urgedAt !== null && <span className="soft">{words.urged(instantText(urgedAt))}</span>}
    </span>
  )
}

/** How a draft stands. */
export function DraftState({ of }: { of: ListedItemDraft['state'] }) {
  const tone = { open: 'info', asked: 'warn', published: 'done', withdrawn: 'plain' } as const
  return <Badge tone={tone[of]}>{words.draftStates[of]}</Badge>
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
