import type { CaseView } from '@tongban/contracts/cases'
import { Link } from 'wouter'

import { Notice } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { homeWords as words } from './home-words.ts'

/** One's own cases of an item that have not ended yet. */
export function useRunning(subject: string, item: string): readonly CaseView[] {
  const found = useRead('GET /api/cases/:subject', { params: { subject }, query: {} })
  return (found.data?.rows ?? []).filter((view) => view.item === item && view.outcome === null)
}

/** Who has the same in hand already is led to it, before he asks for it once more. */
export function Running({
  cases,
  hrefOf,
}: {
  cases: readonly CaseView[]
  hrefOf: (view: CaseView) => string
}) {
  if (cases.length === 0) return null
  return (
    <Notice tone="warn">
      <p>{words.runningAlready(cases.length)}</p>
      <ul>
        {cases.map((view) => (
          <li key={view.id}>
            <Link href={hrefOf(view)}>{caseNumberText(view.number)}</Link> {dayText(view.submittedOn)}
            <br />
            {view.reading}
          </li>
        ))}
      </ul>
      <p>{words.reallyAnother}</p>
    </Notice>
  )
}
