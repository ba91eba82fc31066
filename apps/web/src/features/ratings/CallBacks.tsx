import type { CallBackTask } from '@tongban/contracts/ratings'
import { Link } from 'wouter'
import { useHistoryState } from 'wouter/use-browser-location'

import { Badge, EmptyState, Loaded, Notice, Paging, Table, Tabs } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { addressWith, usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { officeWords } from './office-words.ts'
import { words } from './words.ts'

const views = ['agency', 'late', 'warned'] as const

/** 回访: whom somebody must call back, lateness first, each opened by its address. @param at where they stand */
export function CallBacks({ at }: { at: string }) {
  const [place, go] = usePlace()
  const view = views.find((known) => known === place['view']) ?? 'agency'
  const { after } = place
  const done = useHistoryState<{ done?: string } | null>()?.done
  const counts = useRead('GET /api/call-backs/counts', undefined, { every: 60_000 })
  const page = useRead('GET /api/call-backs', { query: { view, after } }, { every: 60_000 })
  return (
    <div className="stack">
      {done !== undefined && (
        <Notice tone="done" alert>
          <p>{done}</p>
        </Notice>
      )}
      <Tabs
        label={officeWords.callBacks}
        tabs={views.map((known) => ({
          href: addressWith(at, { view: known }),
          name:
            counts.data === undefined
              ? officeWords.views[known]
              : `${officeWords.views[known]} ${counts.data[known]}`,
          here: known === view,
        }))}
      />
      <Loaded of={page}>
        {({ rows, next }) =>
          rows.length === 0 && after === undefined ? (
            <EmptyState title={officeWords.noneOf[view]}>
              <p>{officeWords.noneHelp}</p>
            </EmptyState>
          ) : (
            <>
              <Tasks rows={rows} hrefOf={({ id }) => addressWith(`${at}/${id}`, { view })} />
              <Paging next={next} after={after} go={(to) => go({ after: to })} />
            </>
          )
        }
      </Loaded>
    </div>
  )
}

function Tasks({ rows, hrefOf }: { rows: readonly CallBackTask[]; hrefOf: (task: CallBackTask) => string }) {
  return (
    <Table
      title={officeWords.callBacks}
      rows={rows}
      keyOf={({ id }) => id}
      empty={officeWords.noneOf.agency}
      columns={[
        {
          head: officeWords.grade,
          render: (task) => (
            <Link href={hrefOf(task)} aria-label={`${nameOf(task)} ${dayText(task.givenOn)}`}>
              {words.grades[task.grade]}
            </Link>
          ),
        },
        { head: officeWords.due, render: (task) => <Due of={task} /> },
        { head: officeWords.item, render: ({ itemName, grade }) => itemName ?? missing(grade), wrap: true },
        { head: officeWords.outlet, render: ({ outletName }) => outletName ?? words.outletNone, wrap: true },
        { head: officeWords.agency, render: ({ agencyName }) => agencyName, wrap: true },
        { head: officeWords.givenOn, render: ({ givenOn }) => dayText(givenOn) },
      ]}
    />
  )
}

/** How a call back is called where it is spoken of. */
export function nameOf({ grade, itemName }: Pick<CallBackTask, 'grade' | 'itemName'>): string {
  return `${words.grades[grade]}：${itemName ?? missing(grade)}`
}

function missing(grade: CallBackTask['grade']): string {
  return grade === 'not-done' ? words.told : officeWords.visit
}

/** The last day; a sign only where it is late or soon will be. */
export function Due({ of }: { of: Pick<CallBackTask, 'dueOn' | 'late' | 'warned'> }) {
  return (
    <>
      {dayText(of.dueOn)} {of.late && <Badge tone="danger">{officeWords.late}</Badge>}
      {!of.late && of.warned && <Badge tone="warn">{officeWords.warned}</Badge>}
    </>
  )
}
