import type { CaseView } from '@tongban/contracts/cases'
import { Link } from 'wouter'

import { Badge, Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** Cases as a list; the number opens the case where the reader may see it. */
export function CaseTable({
  title,
  cases,
  hrefOf,
}: {
  title: string
  cases: readonly CaseView[]
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
        { head: words.subject, render: ({ subjectName }) => subjectName },
        { head: words.stage, render: (view) => <Standing of={view} /> },
        {
          head: words.agency,
          render: ({ agencyName, awayFromHome }) => (
            <>
              {agencyName} {awayFromHome && <Badge icon="away">{words.away}</Badge>}
            </>
          ),
        },
        { head: words.submitted, render: ({ submittedOn }) => dayText(submittedOn) },
        { head: words.due, render: ({ dueOn }) => (dueOn === null ? '' : dayText(dueOn)) },
      ]}
    />
  )
}
