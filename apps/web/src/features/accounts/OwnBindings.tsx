import { Badge, Button, Loaded, Panel } from '../../design/index.ts'
import { dayOfInstant } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { useOwn } from './own.ts'
import { bindingName, ReleaseDialog, useRelease } from './Release.tsx'
import { words } from './words.ts'

/** Which telephones and identities may log in for this person; one that is not known is ended here. */
export function OwnBindings() {
  const { subject } = useOwn()
  const found = useRead('GET /api/accounts/:subject/bindings', { params: { subject } })
  const release = useRelease(subject)
  return (
    <Panel title={words.logins}>
      <p className="soft">{words.loginsHelp}</p>
      <Loaded of={found}>
        {({ rows }) => (
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.id} className="item">
                <span>
                  {bindingName(row, words)}
                  <br />
                  <span className="soft small">
                    {words.hows[row.how]} · {words.since(dayOfInstant(row.boundAt))}
                  </span>
                </span>
                {row.own ? (
                  <Badge tone="done">{words.thisOne}</Badge>
                ) : (
                  <Button
                    label={`${words.release} ${bindingName(row, words)}`}
                    onPress={() => release.ask(row)}
                  >
                    {words.release}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ReleaseDialog of={release} words={words} />
    </Panel>
  )
}
