import { type Dated, type InForce } from '@tongban/policy'

import { Badge } from '../../design/index.ts'
import { dayText, monthText } from '../../platform/format.ts'
import { SourceOf } from '../reasons/index.ts'
import { publishedOf } from './typed.ts'
import { words } from './words.ts'

/** A month or a day of a figure as people read it. */
export function whenText(time: string): string {
  return time.length === 7 ? monthText(time) : dayText(time)
}

/** How sure a value is, in words; what is to be confirmed or goes on beyond its document stands out. */
export function Sure({ of }: { of: Dated<unknown> & Partial<Pick<InForce<unknown>, 'provisional'>> }) {
  const { certainty, provisional = false } = of
  return (
    <span className="row">
      {certainty === 'to-confirm' ? (
        <Badge tone="warn">{words.certainties[certainty]}</Badge>
      ) : (
        words.certainties[certainty]
      )}
      {provisional && <Badge tone="warn">{words.provisional}</Badge>}
    </span>
  )
}

/** Where a value is written: document, number, article, which lead to the text where its address is known, or who says so, and the day of the document. */
export function SourceText({ source }: { source: Dated<unknown>['source'] }) {
  const published = publishedOf(source)
  return (
    <span>
      <SourceOf source={source} />
      {published !== '' && <span className="soft"> {dayText(published)}</span>}
    </span>
  )
}
