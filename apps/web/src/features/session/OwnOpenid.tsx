import { Fault, Notice, Panel } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { refusalOf } from './refusals.ts'
import { words } from './words.ts'

/** Binds the identity that one has at the provider to oneself; only where a provider is configured. */
export function OwnOpenid() {
  const options = useRead('GET /api/login/options')
  const refused = refusalOf(location.search)
  if (options.data?.openIdConnect !== true) return null
  return (
    <Panel title={words.openIdTitle}>
      {refused !== undefined && <Fault error={{ message: refused }} />}
      {new URLSearchParams(location.search).has('bound') && <Notice tone="done">{words.openIdBound}</Notice>}
      <p>{words.openIdHelp}</p>
      <a className="button" href="/api/login/openid/binding">
        {words.openIdBind}
      </a>
    </Panel>
  )
}
