import type { Binding } from '@tongban/contracts/accounts'
import { useState } from 'react'

import { Badge, Button, ConfirmDialog, Fault, Loaded, Panel } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { useOwn } from './own.ts'
import { words } from './words.ts'

/** Which telephones and identities may log in for this person; one that is not known is ended here. */
export function OwnBindings() {
  const { subject } = useOwn()
  const found = useRead('GET /api/accounts/:subject/bindings', { params: { subject } })
  const [ending, setEnding] = useState<Binding>()
  const end = useAct('POST /api/accounts/:subject/bindings/:id/end')
  const confirm = async (): Promise<void> => {
    if (ending === undefined) return
    if ((await end.act({ params: { subject, id: ending.id } })) !== undefined) setEnding(undefined)
  }
  return (
    <Panel title={words.logins}>
      <p className="soft">{words.loginsHelp}</p>
      <Loaded of={found}>
        {({ rows }) => (
          <ul className="plain">
            {rows.map((row) => (
              <li key={row.id} className="item">
                <span>
                  {nameOf(row)}
                  <br />
                  <span className="soft small">
                    {words.hows[row.how]} · {words.since(dayText(row.boundAt.slice(0, 10)))}
                  </span>
                </span>
                {row.own ? (
                  <Badge tone="done">{words.thisOne}</Badge>
                ) : (
                  <Button label={`${words.release} ${nameOf(row)}`} onPress={() => setEnding(row)}>
                    {words.release}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        )}
      </Loaded>
      <ConfirmDialog
        open={ending !== undefined}
        title={words.releaseTitle}
        verb={words.release}
        kind="danger"
        pending={end.pending}
        onConfirm={confirm}
        onCancel={() => setEnding(undefined)}
      >
        {end.error !== null && <Fault error={end.error} />}
        <p>{words.releaseHelp}</p>
      </ConfirmDialog>
    </Panel>
  )
}

function nameOf({ telephone }: Binding): string {
  return telephone === null ? words.ofOpenid : words.ofTelephone(telephone)
}
