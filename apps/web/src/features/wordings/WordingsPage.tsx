import type { Wording, WordingChannel } from '@tongban/contracts/wordings'
import { useState } from 'react'
import { Link } from 'wouter'

import { Badge, Fault, FileField, Loaded, Panel, Select, Table } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { Drafts, useDraftsShown } from '../publishing/index.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

const home = '/administration/wordings'
const channels: readonly WordingChannel[] = ['message', 'paper', 'letter']

/** 用语: everything that an agency says to people, whose words it says it in, and the drafts that wait. */
export function WordingsPage() {
  const me = useMe()
  const [{ agency, channel = '' }, place] = usePlace()
  const drafts = useRead('GET /api/wordings/drafts', useDraftsShown())
  const found = useRead('GET /api/wordings', { query: agency === undefined ? {} : { agency } })
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <Drafts
        of={drafts}
        own={[
          {
            head: words.title,
            render: ({ id, title }) => <Link href={`${home}/drafts/${id}`}>{title}</Link>,
            wrap: true,
          },
          { head: words.agency, render: ({ agencyName }) => agencyName, wrap: true },
        ]}
      />
      <Panel title={words.title}>
        <div className="stack">
          <Loaded of={found}>
            {({ agencyId, rows }) => (
              <>
                <div className="row row-end">
                  <AgencyChoice value={agencyId} onChange={(to) => place({ agency: to })} />
                  <Select
                    label={words.channel}
                    none={words.all}
                    value={channel}
                    onChange={(value) => place({ channel: value })}
                    options={channels.map((value) => ({ value, label: words.channels[value] }))}
                  />
                  <a
                    className="button"
                    href={`/api/wordings/lines?path=oversight&agency=${encodeURIComponent(agencyId)}`}
                    download
                  >
                    {words.export}
                  </a>
                </div>
                <Wordings
                  agencyId={agencyId}
                  rows={rows.filter((row) => channel === '' || row.channel === channel)}
                />
                {may(me, 'wordings.draft') && <TakeIn agencyId={agencyId} />}
              </>
            )}
          </Loaded>
        </div>
      </Panel>
    </div>
  )
}

/** The agencies whose words the reader may look at. */
function AgencyChoice({ value, onChange }: { value: string; onChange: (to: string) => void }) {
  const agencies = useRead('GET /api/agencies')
  const me = useMe()
  const all = agencies.data?.rows ?? []
  const own = new Set(me.grants.map(({ agencyId }) => agencyId))
  const isUnder = (id: string): boolean => {
    const parent = all.find((agency) => agency.id === id)?.parent ?? null
    return own.has(id) || (parent !== null && isUnder(parent))
  }
  const options = all.filter(({ id }) => isUnder(id)).map(({ id, name }) => ({ value: id, label: name }))
  if (options.length < 2) return null
  return <Select label={words.agency} value={value} onChange={onChange} options={options} />
}

function Wordings({ agencyId, rows }: { agencyId: string; rows: readonly Wording[] }) {
  return (
    <Table
      title={words.title}
      rows={rows}
      keyOf={({ key }) => key}
      empty={words.none}
      columns={[
        {
          head: words.title,
          render: ({ key, title }) => (
            <Link href={`${home}/${key}?agency=${encodeURIComponent(agencyId)}`}>{title}</Link>
          ),
          wrap: true,
        },
        { head: words.channel, render: ({ channel }) => words.channels[channel] },
        { head: words.whose, render: (row) => <Whose of={row} />, wrap: true },
      ]}
    />
  )
}

/** Whose words hold, and what is to be known about them. */
export function Whose({ of: { ownVersion, wordsOf, next, isBehind } }: { of: Wording }) {
  return (
    <span className="row">
      <span>
        {ownVersion !== null ? words.own(ownVersion) : wordsOf === null ? words.shipped : words.of(wordsOf)}
      </span>
      {next !== null && <Badge tone="info">{words.next(next.version, dayText(next.from))}</Badge>}
      {isBehind && <Badge tone="warn">{words.behind}</Badge>}
    </span>
  )
}

/** 从文件导入: what another installation has exported becomes drafts here. */
function TakeIn({ agencyId }: { agencyId: string }) {
  const take = useAct('POST /api/wordings/lines')
  const [count, setCount] = useState<number>()
  const read = async (file: File) => {
    const taken = await take.act({ body: { agency: agencyId, lines: await file.text() } })
    setCount(taken?.rows.length)
    return { id: file.name, name: file.name, type: file.type, address: '' }
  }
  return (
    <details className="folded">
      <summary>{words.import}</summary>
      <div className="stack">
        <p className="soft">{words.exportHelp}</p>
        {take.error !== null && <Fault error={take.error} />}
        {count !== undefined && <output>{words.imported(count)}</output>}
        <FileField
          label={words.import}
          named
          pick={words.pick}
          kinds={['.jsonl', '.ndjson', '.txt']}
          atMost={1}
          files={[]}
          onChange={() => undefined}
          upload={read}
        />
      </div>
    </details>
  )
}
