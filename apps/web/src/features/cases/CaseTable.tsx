import type { CaseView } from '@tongban/contracts/cases'
import { Link } from 'wouter'

import { Table } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** Cases as a list; the number opens the case where the reader may see it. */
export function CaseTable({
  title,
  cases,
  hrefOf,
  ofOne = false,
}: {
  title: string
  cases: readonly CaseView[]
  /** All of one subject, who stands above the list already: whose and where are left out. */
  ofOne?: boolean
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
        { head: words.stage, render: (view) => <Standing of={view} /> },
        ...(ofOne ? [] : [agency]),
        { head: words.submitted, render: ({ submittedOn }) => dayText(submittedOn) },
        { head: words.due, render: ({ dueOn }) => (dueOn === null ? '' : dayText(dueOn)) },
      ]}
    />
  )
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
