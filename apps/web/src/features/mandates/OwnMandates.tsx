import { Link } from 'wouter'

import { Panel } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** The way to the employers for which one may act; nothing is shown where there are none. */
export function OwnMandates() {
  const own = useRead('GET /api/mandates/own')
  const rows = own.data?.rows ?? []
  if (rows.length === 0) return null
  return (
    <Panel title={words.own}>
      <ul className="plain">
        {rows.map(({ id, employerName, kind }) => (
          <li key={id}>
            {employerName} <span className="soft small">{words.kinds[kind]}</span>
          </li>
        ))}
      </ul>
      <p>
        <Link className="button" href="/employer">
          {words.enter}
        </Link>
      </p>
    </Panel>
  )
}
