import { Link } from 'wouter'

import { Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** As many as are looked through without getting lost. */
const shownAtMost = 10

/** What was handed in with one form for several, the newest first; nothing where nothing was. */
export function OwnBundles({ subject, hrefOf }: { subject: string; hrefOf: (id: string) => string }) {
  const found = useRead('GET /api/bundles/:subject', { params: { subject } })
  const rows = found.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title={words.own}>
      <ul className="plain">
        {rows.slice(0, shownAtMost).map(({ id, name, number, handedInOn, members, question }) => (
          <li key={id} className="item">
            <span>
              <Link href={hrefOf(id)}>{name}</Link>
              <br />
              <span className="soft small">
                {caseNumberText(number)} · <span className="whole">{dayText(handedInOn)}</span>
              </span>
              {question !== null && (
                <>
                  <br />
                  {words.question(question.failed, dayText(question.until))}
                </>
              )}
            </span>
            <span>
              {words.done(
                members.filter((member) => member.case.outcome === 'completed').length,
                members.length,
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  )
}
