import { Badge, Button, Fault, Loaded, Panel, Table } from '../../design/index.ts'
import { deviceText } from '../../platform/device.ts'
import { instantText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { words } from './words.ts'

/** Where one is signed in; a login that is not one's own is ended here. */
export function OwnSessions() {
  const sessions = useRead('GET /api/login/sessions')
  const end = useAct('POST /api/login/sessions/:id/end')
  return (
    <Panel title={words.sessionsTitle}>
      {end.error !== null && <Fault error={end.error} />}
      <Loaded of={sessions}>
        {({ rows }) => (
          <Table
            title={words.sessionsTitle}
            rows={rows}
            keyOf={({ id }) => id}
            empty={words.noSessions}
            columns={[
              { head: words.device, render: ({ device }) => deviceText(device), wrap: true },
              { head: words.started, render: ({ startedAt }) => instantText(startedAt) },
              { head: words.seen, render: ({ lastSeenAt }) => instantText(lastSeenAt) },
              {
                head: words.endSession,
                render: ({ id, current }) =>
                  current ? (
                    <Badge tone="done">{words.thisOne}</Badge>
                  ) : (
                    <Button onPress={() => end.act({ params: { id } })}>{words.endSession}</Button>
                  ),
              },
            ]}
          />
        )}
      </Loaded>
    </Panel>
  )
}
