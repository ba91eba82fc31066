import type { CaseView } from '@tongban/contracts/cases'
import { Link } from 'wouter'

import { Badge, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { isLate, Standing } from './Standing.tsx'
import { words } from './words.ts'

/** Cases as a list; the number opens the case where the reader may see it. */
export function CaseTable({
  title,
  cases,
  hrefOf,
  ofOne = false,
  today,
}: {
  title: string
  cases: readonly CaseView[]
  /** All of one subject, who stands above the list already: whose and where are left out. */
  ofOne?: boolean
  /** Where it is asked what is late: that is marked, and what is to be done stands beside it. */
  today?: string
  hrefOf?: (view: CaseView) => string
}) {
  return (
    <Table
      title={title}
      rows={cases}
      keyOf={({ id }) => id}
      empty={words.none}
      columns={[
        {
          head: words.number,
          render: (view) =>
            hrefOf === undefined ? (
              caseNumberText(view.number)
            ) : (
              <Link href={hrefOf(view)}>{caseNumberText(view.number)}</Link>
            ),
        },
        { head: words.item, render: ({ itemName }) => itemName, wrap: true },
        ...(ofOne ? [] : [{ head: words.subject, render: ({ subjectName }: CaseView) => subjectName }]),
        ...(today === undefined ? [] : [{ head: words.what, render: toDo }]),
        { head: words.stage, render: (view) => <Standing of={view} /> },
        ...(ofOne ? [] : [agency]),
        {
          head: words.submitted,
          render: ({ submittedOn }) => <span className="whole">{dayText(submittedOn)}</span>,
        },
        {
          head: words.due,
          render: (view) => (
            <>
              {view.dueOn !== null && <span className="whole">{dayText(view.dueOn)}</span>}{' '}
              {today !== undefined && isLate(view, today) && <Badge tone="danger">{words.late}</Badge>}
            </>
          ),
        },
      ]}
    />
  )
}

/** The step that comes next; nothing where somebody else is waited for, or it has ended. */
function toDo({ outcome, hold, stage, stepName }: CaseView): string {
  if (outcome !== null || hold !== null) return ''
  return stage === 'submitted' ? words.tasks.accept : (stepName ?? '')
}

const agency = {
  head: words.agency,
  render: ({ agencyName, awayFromHome }: CaseView) => (
    <>
      {agencyName}
      {awayFromHome && <span className="soft">（{words.away}）</span>}
    </>
  ),
}
