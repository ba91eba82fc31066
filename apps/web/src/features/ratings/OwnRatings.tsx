import type { OwnRating } from '@tongban/contracts/ratings'
import { useState } from 'react'

import { Badge, EmptyState, Loaded, Notice, Paging, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** What somebody has said of us, the newest first, and what he was answered. */
export function OwnRatings({ subject }: { subject: string }) {
  const [after, setAfter] = useState<string>()
  const found = useRead('GET /api/ratings/:subject', { params: { subject }, query: { after } })
  return (
    <Loaded of={found}>
      {({ given, next }) =>
        given.length === 0 ? (
          <EmptyState title={words.none} />
        ) : (
          <div className="stack">
            {given.map((one) => (
              <One key={one.id} of={one} />
            ))}
            <Paging next={next} after={after} go={setAfter} />
          </div>
        )
      }
    </Loaded>
  )
}

function One({ of: one }: { of: OwnRating }) {
  const title = one.itemName ?? (one.grade === 'not-done' ? words.told : words.visit)
  return (
    <Panel title={title}>
      <p>
        <Badge>{words.grades[one.grade]}</Badge>
      </p>
      <p className="soft small">{words.givenOn(dayText(one.givenOn), one.agencyName)}</p>
      {one.reasons.length > 0 && <p>{one.reasons.map((reason) => words.reasons[reason]).join('、')}</p>}
      {one.words !== '' && (
        <p>
          {words.said}：{one.words}
        </p>
      )}
      <Answer of={one} />
    </Panel>
  )
}

/** What came of a bad one; of good ones nothing is waited for. */
function Answer({ of: { answer, dueOn, agencyName } }: { of: OwnRating }) {
  if (dueOn === null) return null
  if (answer === null) return <Notice>{words.waits(agencyName, dayText(dueOn))}</Notice>
  return (
    <Notice tone="done">
      <p>
        <strong>{words.answered(agencyName, dayText(answer.on))}</strong>
      </p>
      <p>{answer.words}</p>
      <p className="soft small">
        {words.outcomes[answer.outcome]}
        {answer.corrected && ` · ${words.corrected}`}
      </p>
    </Notice>
  )
}
