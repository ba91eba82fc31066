import type { OutletGrants } from '@tongban/contracts/outlets'
import { useMemo, useState } from 'react'
import { Link } from 'wouter'

import { Button, DateField, Fault, Loaded, Notice, Panel, Select, TextField } from '../../design/index.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { actsOf, actsText, categoryText, combinations, valueOf } from './acts.ts'
import { Changed } from './Changed.tsx'
import { grantsAddress } from './GrantMatrix.tsx'
import { cellsOf } from './shown.ts'
import { words } from './words.ts'

/** What is asked for so far: from when, like which other outlet, and single items. */
interface Asked {
  readonly from: string
  readonly to: string
  readonly copyFrom: string
  readonly edits: Readonly<Record<string, string>>
}

const isDay = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text))

/** 改一个网点的事项: from a day on, like another outlet or item by item; what changes is shown before it is proposed. */
export function GrantEditor({ outlet }: { outlet: string }) {
  const matrix = useRead('GET /api/outlet-grants', { query: {} })
  return (
    <Loaded of={matrix}>
      {(loaded) => {
        const found = loaded.outlets.find(({ id }) => id === outlet)
        return found === undefined ? <p>{words.noOutlets}</p> : <Editor of={loaded} outlet={found} />
      }}
    </Loaded>
  )
}

function Editor({ of, outlet }: { of: OutletGrants; outlet: OutletGrants['outlets'][number] }) {
  const { today } = useMe()
  const [asked, setAsked] = useState<Asked>({ from: today, to: '', copyFrom: '', edits: {} })
  const preview = useAct('POST /api/outlet-grants/:outlet/preview')
  const [seen, setSeen] = useState<Awaited<ReturnType<typeof preview.act>>>()
  const [sent, setSent] = useState(false)
  const [tried, setTried] = useState(false)
  const ask = (change: Partial<Asked>): void => {
    setAsked({ ...asked, ...change })
    setSeen(undefined)
    setSent(false)
  }
  const look = async (): Promise<void> => {
    setTried(true)
    if (!isDay(asked.from) || (asked.to !== '' && !isDay(asked.to))) return
    const entries = Object.entries(asked.edits).map(([item, value]) => ({
      item,
      acts: actsOf(value),
      to: asked.to === '' || value === 'none' ? null : asked.to,
    }))
    const copyFrom = asked.copyFrom === '' ? null : asked.copyFrom
    setSeen(
      await preview.act({ params: { outlet: outlet.id }, body: { from: asked.from, copyFrom, entries } }),
    )
  }
  return (
    <div className="stack">
      <p>
        <Link href={grantsAddress}>{words.back}</Link>
      </p>
      <Panel title={words.edit(outlet.name)}>
        <div className="stack">
          <div className="columns">
            <DateField
              label={words.from}
              value={asked.from}
              onChange={(from) => ask({ from })}
              error={tried && !isDay(asked.from) ? words.onWrong : undefined}
            />
            <Select
              label={words.copyFrom}
              hint={words.copyHint}
              none={words.noCopy}
              value={asked.copyFrom}
              onChange={(copyFrom) => ask({ copyFrom })}
              options={of.outlets
                .filter(({ id }) => id !== outlet.id)
                .map(({ id, name }) => ({ value: id, label: name }))}
            />
            <DateField
              label={words.to}
              hint={words.toHint}
              value={asked.to}
              onChange={(to) => ask({ to })}
              error={tried && asked.to !== '' && !isDay(asked.to) ? words.onWrong : undefined}
            />
          </div>
          <Items of={of} outlet={outlet.id} edits={asked.edits} onChange={(edits) => ask({ edits })} />
          {preview.error !== null && <Fault error={preview.error} />}
          <div>
            <Button kind="primary" pending={preview.pending} onPress={() => void look()}>
              {words.preview}
            </Button>
          </div>
        </div>
      </Panel>
      {sent && (
        <Notice tone="done" alert>
          <p>{words.proposed}</p>
        </Notice>
      )}
      {seen !== undefined && (
        <Propose
          outlet={outlet.id}
          asked={asked}
          seen={seen}
          onSent={() => {
            ask({ copyFrom: '', edits: {} })
            setSent(true)
          }}
        />
      )}
    </div>
  )
}

/** The items of one category at a time, each with what the outlet may do with it. */
function Items({
  of,
  outlet,
  edits,
  onChange,
}: {
  of: OutletGrants
  outlet: string
  edits: Readonly<Record<string, string>>
  onChange: (edits: Readonly<Record<string, string>>) => void
}) {
  const cell = useMemo(() => cellsOf(of), [of])
  const categories = [...new Set(of.items.map((item) => item.category))]
  const [category, setCategory] = useState(categories[0] ?? '')
  const edit = (item: string, value: string): void => {
    const { [item]: _before, ...others } = edits
    onChange(value === valueOf(cell(outlet, item).acts) ? others : { ...others, [item]: value })
  }
  return (
    <>
      <div className="narrow">
        <Select
          label={words.category}
          value={category}
          onChange={(value) => setCategory(value === '' ? category : value)}
          options={categories.map((value) => ({ value, label: categoryText(value) }))}
        />
      </div>
      <div className="columns">
        {of.items
          .filter((item) => item.category === category)
          .map(({ code, name, state }) => {
            const now = cell(outlet, code).acts
            return (
              <Select
                key={code}
                label={state === 'draft' ? `${name}（${words.draft}）` : name}
                hint={edits[code] === undefined ? undefined : words.was(actsText(now))}
                value={edits[code] ?? valueOf(now)}
                onChange={(value) => edit(code, value === '' ? valueOf(now) : value)}
                options={combinations}
              />
            )
          })}
      </div>
    </>
  )
}

function Propose({
  outlet,
  asked,
  seen,
  onSent,
}: {
  outlet: string
  asked: Asked
  seen: { rows: Parameters<typeof Changed>[0]['rows']; dissolved: readonly string[] }
  onSent: () => void
}) {
  const [reason, setReason] = useState('')
  const [fault, setFault] = useState<string>()
  const propose = useAct('POST /api/outlet-grants/:outlet/changes')
  const send = async (): Promise<void> => {
    if (reason.trim().length < 2) return setFault(words.reasonMust)
    setFault(undefined)
    const done = await propose.act({
      params: { outlet },
      body: {
        from: asked.from,
        copiedFrom: asked.copyFrom === '' ? null : asked.copyFrom,
        entries: seen.rows.map(({ item, after, to }) => ({ item, acts: after, to })),
        reason: reason.trim(),
      },
    })
    if (done !== undefined) onSent()
  }
  if (seen.rows.length === 0)
    return (
      <Notice tone="info" alert>
        <p>{words.previewNone}</p>
      </Notice>
    )
  return (
    <Panel title={words.previewed(seen.rows.length)}>
      <div className="stack">
        {seen.dissolved.length > 0 && (
          <Notice tone="warn">
            <p>{words.dissolved(seen.dissolved.map(categoryText).join('”“'))}</p>
          </Notice>
        )}
        <Changed rows={seen.rows} />
        {propose.error !== null && <Fault error={propose.error} />}
        <TextField
          label={words.reason}
          value={reason}
          onChange={setReason}
          error={fault}
          longest={200}
          required
        />
        <div>
          <Button kind="primary" pending={propose.pending} onPress={() => void send()}>
            {words.propose}
          </Button>
        </div>
      </div>
    </Panel>
  )
}
