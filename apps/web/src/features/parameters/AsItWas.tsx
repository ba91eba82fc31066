import { Link } from 'wouter'

import { Notice } from '../../design/index.ts'
import { words } from './words.ts'

/** Says that the figures on the page are those by which something was decided, and leads to those in force. */
export function AsItWas({ hash }: { hash: string }) {
  return (
    <Notice tone="info">
      <p>
        {words.asItWas(hash.slice(0, 8))} <Link href="/direction/parameters/figures">{words.toCurrent}</Link>
      </p>
    </Notice>
  )
}
