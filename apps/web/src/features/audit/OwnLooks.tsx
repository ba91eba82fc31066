import { useState } from 'react'

import { EmptyState, Loaded, Paging } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { gathered, type GatheredLooks } from './gathered.ts'
import { words } from './words.ts'

/** Who opened one's record, where, when and why. */
export function OwnLooks({ subject }: { subject: string }) {
  const [after, setAfter] = useState<string>()
  const query = after === undefined ? {} : { after }
  const found = useRead('GET /api/audit/looks/:subject', { params: { subject }, query })
  return (
    <div className="stack">
      <p>{words.ownHelp}</p>
      <Loaded of={found}>
        {({ rows, next }) =>
          rows.length === 0 ? (
            <EmptyState title={words.noOwn} />
          ) : (
            <div className="panel">
              <ol className="timeline" aria-label={words.own}>
                {gathered(rows).map((looks) => (
                  <Gathered key={looks.key} of={looks} />
                ))}
              </ol>
              <Paging next={next} after={after} go={setAfter} />
            </div>
          )
        }
      </Loaded>
    </div>
  )
}

/** One reader on one day about one matter: once, with all that he opened folded away below. */
function Gathered({ of: { rows, who, why, day } }: { of: GatheredLooks }) {
  return (
    <li>
      <div>
        <strong>{who}</strong> <span className="soft small">{day}</span>
      </div>
      <div>{why}</div>
      <details className="folded">
        <summary>{words.times(rows.length)}</summary>
        <ul className="plain">
          {rows.map(({ at, act }, index) => (
            // oxlint-disable-next-line react/no-array-index-key -- two may be opened in the same moment
            <li key={`${at}-${index}`}>
              {words.acts[act] ?? words.otherAct} <span className="soft small">{instantText(at)}</span>
            </li>
          ))}
        </ul>
      </details>
    </li>
  )
}
