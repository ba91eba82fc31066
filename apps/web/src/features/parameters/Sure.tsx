import type { Dated, InForce } from '@tongban/policy'

import { Badge } from '../../design/index.ts'
import { dayText, monthText } from '../../platform/format.ts'
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

/** Where a value is written: document, number, article, and the day of the document where it is known. */
export function SourceText({ source }: { source: Dated<unknown>['source'] }) {
  const published = publishedOf(source)
  const law = [source.number, source.article].filter((one) => one !== undefined && one !== '')
  return (
    <span>
      {source.document}
      {law.length > 0 && <span className="soft"> {law.join(' ')}</span>}
      {published !== '' && <span className="soft"> {dayText(published)}</span>}
    </span>
  )
}
