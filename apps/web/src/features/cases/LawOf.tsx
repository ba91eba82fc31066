import type { CaseDetail } from '@tongban/contracts/cases'
import { Link } from 'wouter'

import { dayText } from '../../platform/format.ts'
import { words } from './words.ts'

/** As much of the hash of a law as names it. */
const shown = 8

/** By which law something was decided, in plain words; to who may read them, the figures as they were then. */
export function LawOf({
  law,
  day,
  linked,
}: Pick<CaseDetail['events'][number], 'day'> & { law: string; linked: boolean }) {
  const short = law.slice(0, shown)
  return (
    <span className="soft small">
      {words.byLaw(dayText(day), short)}
      {linked && (
        <>
          {' '}
          <Link href={`/direction/parameters/figures?law=${law}&on=${day}`}>{words.lawAsItWas}</Link>
        </>
      )}
    </span>
  )
}
