import type { CaseDetail } from '@tongban/contracts/cases'
import { Link, useLocation } from 'wouter'

import { Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { Standing } from './Standing.tsx'
import { words } from './words.ts'

/** 更正, 复查: which case this one corrects, and which correct it; nothing where there is none. Each opens where this one is open. */
export function CounterCases({ detail }: { detail: CaseDetail }) {
  const [path] = useLocation()
  const { id, corrects, correctedBy } = detail
  const hrefOf = (other: string): string => path.replace(id, other)
  if (corrects === null && correctedBy.length === 0) return null
  return (
    <Panel title={words.counters}>
      <ul className="plain">
        {corrects !== null && (
          <li>
            <Link href={hrefOf(corrects.case)}>
              {(corrects.isReview ? words.reviewsCase : words.correctsCase)(caseNumberText(corrects.number))}
            </Link>
          </li>
        )}
        {correctedBy.map((counter) => (
          <li key={counter.case} className="item">
            <span>
              <Link href={hrefOf(counter.case)}>
                {(counter.isReview ? words.reviewedByCase : words.correctedByCase)(
                  caseNumberText(counter.number),
                )}
              </Link>
              <br />
              <span className="soft small">{dayText(counter.submittedOn)}</span>
            </span>
            <Standing of={counter} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
