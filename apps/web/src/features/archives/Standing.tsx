import type { Archive } from '@tongban/contracts/archives'

import { Badge } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { words } from './words.ts'

/** What stands in the way of anything, the gravest first; a file that nothing is said of is simply there. */
export function Standing({ of, today }: { of: Archive; today: string }) {
  const { destroyedOn, faults, held, lentUntil, dueOn } = of
  if (destroyedOn !== null) return <Badge tone="plain">{words.destroyedOn(dayText(destroyedOn))}</Badge>
  const isDue = dueOn !== null && dueOn <= today
  if (faults === 0 && !held && lentUntil === null && !isDue) return <span className="soft">{words.kept}</span>
  return (
    <span className="row">
      {faults > 0 && <Badge tone="danger">{words.faults(faults)}</Badge>}
      {lentUntil !== null &&
        (lentUntil < today ? (
          <Badge tone="danger">{words.overdue(dayText(lentUntil))}</Badge>
        ) : (
          <Badge tone="info">{words.lentUntil(dayText(lentUntil))}</Badge>
        ))}
      {held && <Badge tone="warn">{words.held}</Badge>}
      {isDue && <Badge tone="info">{words.due}</Badge>}
    </span>
  )
}
