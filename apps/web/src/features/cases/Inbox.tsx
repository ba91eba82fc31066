import type { Task } from '@tongban/contracts/tasks'
import { useState } from 'react'
import { Link } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'

import { Badge, EmptyState, Loaded, Notice, Paging, Select, Table, Tabs } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useKeys, useRead } from '../../platform/use.ts'
import { GiveTask } from './GiveTask.tsx'
import { words } from './office-words.ts'
import { words as caseWords } from './words.ts'

const views = ['mine', 'team', 'agency', 'late', 'warned'] as const
/** The kinds of task in the order of their words. */
const taskKinds = Object.keys(caseWords.tasks).filter((kind): kind is Task['kind'] => kind in caseWords.tasks)
type View = (typeof views)[number]

/** The inbox with its filters, and a case on the desk that leads back to them. */
export const inboxAddress = ({ view, item, kind }: Readonly<Record<string, string>>): string =>
  addressWith('/office', { view, item, kind })

/** 待办: what must be done, lateness first; the filters stand in the address, and the keyboard is enough. */
export function Inbox() {
  const [place, go] = usePlace()
  const view: View = views.find((known) => known === place['view']) ?? 'agency'
  const { item, after } = place
  const kind = taskKinds.find((known) => known === place['kind'])
  const page = useRead('GET /api/tasks', { query: { view, item, kind, after } }, { every: 30_000 })
  const counts = useRead('GET /api/tasks/counts', { query: { item, kind } }, { every: 30_000 })
  const items = useRead('GET /api/catalogue/items')
  const named = (known: View): string => {
    const count = counts.data?.[known] ?? null
    return counts.data === undefined || count === null
      ? words.views[known]
      : `${words.views[known]} ${words.count(count, counts.data.atMost)}`
  }
  const shown = views.filter(
    (known) => known !== 'team' || view === 'team' || typeof counts.data?.team === 'number',
  )
  return (
    <div className="stack">
      <JustDone />
      <div className="row row-apart">
        <Tabs
          label={words.inbox}
          tabs={shown.map((known) => ({
            href: addressWith('/office', { view: known, item, kind }),
            name: named(known),
            here: known === view,
          }))}
        />
        <Select
          inline
          label={words.byKind}
          none={words.allKinds}
          value={kind ?? ''}
          onChange={(to) => go({ kind: to, after: undefined })}
          options={taskKinds.map((known) => ({ value: known, label: caseWords.tasks[known] }))}
        />
        <Select
          inline
          label={words.byItem}
          none={words.allItems}
          value={item ?? ''}
          onChange={(code) => go({ item: code, after: undefined })}
          options={(items.data?.rows ?? [])
            .filter(({ state }) => state === 'published')
            .map(({ code, name }) => ({ value: code, label: name }))}
        />
      </div>
      <Loaded of={page}>
        {({ rows, next }) =>
          rows.length === 0 && after === undefined ? (
            <EmptyState title={words.none[view]}>
              <p>{words.noneHelp}</p>
            </EmptyState>
          ) : (
            <>
              <Tasks tasks={rows} title={words.views[view]} none={words.none[view]} />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}

/** What was done a moment ago, said where one arrives afterwards. */
function JustDone() {
  const done = useHistoryState<{ done?: string } | null>()?.done
  if (done === undefined) return null
  return (
    <Notice tone="done" alert>
      <p>{done}</p>
    </Notice>
  )
}

function Tasks({ tasks, title, none }: { tasks: readonly Task[]; title: string; none: string }) {
  const [current, setCurrent] = useState<string>()
  const [place] = usePlace()
  const hrefOf = ({ subject, case: id }: Task): string =>
    addressWith(`/office/cases/${subject}/${id}`, {
      view: place['view'],
      item: place['item'],
      kind: place['kind'],
    })
  const move = (by: number): void => {
    const at = tasks.findIndex(({ id }) => id === current)
    const task = tasks[Math.min(tasks.length - 1, Math.max(0, at + by))]
    if (task === undefined) return
    setCurrent(task.id)
    document.querySelector<HTMLElement>(`#task-${task.id}`)?.focus()
  }
  useKeys({ j: () => move(1), k: () => move(-1) })
  return (
    <>
      <p className="soft small keys">{words.keys}</p>
      <Table
        title={title}
        rows={tasks}
        keyOf={({ id }) => id}
        empty={none}
        current={current}
        columns={[
          {
            head: words.number,
            render: (task) => (
              <Link id={`task-${task.id}`} href={hrefOf(task)} onFocus={() => setCurrent(task.id)}>
                {caseNumberText(task.number)}
              </Link>
            ),
          },
          { head: words.due, render: (task) => <Due of={task} /> },
          {
            head: words.what,
            render: ({ kind, waitsUntil, urged }) => (
              <>
                {waitsUntil === null ? caseWords.tasks[kind] : words.waits(dayText(waitsUntil))}{' '}
                {urged > 0 && <Badge tone="warn">{words.urged(urged)}</Badge>}
              </>
            ),
          },
          { head: words.item, render: ({ itemName }) => itemName, wrap: true },
          {
            head: words.subject,
            render: ({ subjectName, awayFromHome }) => (
              <>
                {subjectName}
                {awayFromHome && <span className="soft">（{words.away}）</span>}
              </>
            ),
          },
          {
            head: words.holder,
            render: (task) => (
              <>
                {holderOf(task)} {task.teamName !== null && <span className="soft">{task.teamName}</span>}
                {task.mayGive && <GiveTask task={task} />}
              </>
            ),
          },
        ]}
      />
    </>
  )
}

/** Who has it in hand, and for whom he stands in. */
function holderOf({ claimedByName, standsForName }: Task): string {
  if (claimedByName === null) return ''
  return standsForName === null ? claimedByName : words.standsFor(claimedByName, standsForName)
}

/** The last day; a sign only where it is late or soon will be. */
function Due({ of }: { of: Task }) {
  return (
    <>
      {of.dueOn !== null && <span className="whole">{dayText(of.dueOn)}</span>}{' '}
      {of.late && <Badge tone="danger">{words.late}</Badge>}
      {!of.late && of.warned && <Badge tone="warn">{words.warned}</Badge>}
    </>
  )
}
