import type { WindowsView } from '@tongban/contracts/calendar'
import { windowKinds } from '@tongban/contracts/window'
import { useState } from 'react'

import { Badge, Button, Fault, Loaded, Notice, Panel, Select, Table, TextField } from '../../design/index.ts'
import { monthText } from '../../platform/format.ts'
import { usePlace } from '../../platform/place.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useMe, useNearAgencies } from '../session/index.ts'
import { effectsOf, type Planned, plannedOf, toPublish } from './planned.ts'
import { words } from './words.ts'

const [kind] = windowKinds

/** 业务期 of one agency and year: published, and proposed from the year before. */
export function PublishWindows({ year }: { year: string }) {
  const me = useMe()
  const [{ agency = me.grants[0]?.agencyId ?? '' }, go] = usePlace()
  const agencies = useNearAgencies()
  const windows = useRead(
    'GET /api/calendar/windows',
    { query: { agency, kind, year: Number(year) } },
    { enabled: agency !== '' },
  )
  return (
    <Panel title={`${words.windows}：${words.windowKinds[kind]}`}>
      <div className="stack">
        <p className="soft">{words.windowsHelp}</p>
        <div className="narrow">
          <Select
            label={words.agency}
            value={agency}
            none={words.pickAgency}
            onChange={(value) => go({ agency: value })}
            options={agencies.options}
          />
        </div>
        <Loaded of={windows}>
          {(view) => (
            <Months key={`${agency} ${windows.dataUpdatedAt}`} agency={agency} year={year} view={view} />
          )}
        </Loaded>
      </div>
    </Panel>
  )
}

function Months({ agency, year, view }: { agency: string; year: string; view: WindowsView }) {
  const { today } = useMe()
  const before = plannedOf(view, year, today)
  const [months, setMonths] = useState(before)
  const [fault, setFault] = useState<string>()
  const publish = useAct('POST /api/calendar/windows')
  const { windows, wrong } = toPublish(before, months)
  const set = (month: string, change: Partial<Planned>): void => {
    setMonths(months.map((one) => (one.month === month ? { ...one, ...change } : one)))
    setFault(undefined)
  }
  const send = async (): Promise<void> => {
    if (wrong.length > 0) return setFault(wrong.map((month) => words.dayWrong(monthText(month))).join('；'))
    await publish.act({ body: { agencyId: agency, kind, windows } })
  }
  return (
    <>
      <Table
        title={words.windows}
        rows={months}
        keyOf={({ month }) => month}
        empty={words.noWindows}
        columns={[
          { head: words.month, render: ({ month }) => monthText(month) },
          { head: words.opens, render: (month) => <Day of={month} part="opens" onChange={set} /> },
          { head: words.closes, render: (month) => <Day of={month} part="closes" onChange={set} /> },
          { head: words.effect, render: (month) => <Effect of={month} onChange={set} /> },
          { head: words.state, render: ({ state }) => <State of={state} />, wrap: true },
        ]}
      />
      {fault !== undefined && (
        <Notice tone="danger" alert>
          <p>{fault}</p>
        </Notice>
      )}
      {publish.error !== null && <Fault error={publish.error} />}
      {windows.length + wrong.length === 0 ? (
        <p className="soft">{words.nothing}</p>
      ) : (
        <div>
          <Button kind="primary" pending={publish.pending} onPress={() => void send()}>
            {words.publishWindows(windows.length + wrong.length)}
          </Button>
        </div>
      )}
    </>
  )
}

type Set = (month: string, change: Partial<Planned>) => void

function Day({ of, part, onChange }: { of: Planned; part: 'opens' | 'closes'; onChange: Set }) {
  if (of.state === 'passed') return of[part]
  return (
    <TextField
      unseen
      label={(part === 'opens' ? words.opensOf : words.closesOf)(monthText(of.month))}
      value={of[part]}
      inputMode="numeric"
      longest={2}
      onChange={(value) => onChange(of.month, { [part]: value.trim() })}
    />
  )
}

function Effect({ of, onChange }: { of: Planned; onChange: Set }) {
  if (of.state === 'passed') return of.closes === '' ? '' : monthText(of.effect)
  return (
    <Select
      unseen
      label={words.effectOf(monthText(of.month))}
      value={of.effect}
      onChange={(value) => onChange(of.month, { effect: value === '' ? of.month : value })}
      options={effectsOf(of.month).map((value) => ({ value, label: monthText(value) }))}
    />
  )
}

function State({ of }: { of: Planned['state'] }) {
  const tone = { passed: 'plain', published: 'done', proposed: 'warn', missing: 'plain' } as const
  return <Badge tone={tone[of]}>{words[of]}</Badge>
}
