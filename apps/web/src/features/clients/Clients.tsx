import type { Client } from '@tongban/contracts/clients'
import { useState } from 'react'

import { Badge, Button, EmptyState, Loaded, Notice, Panel } from '../../design/index.ts'
import { usePlace } from '../../platform/place.ts'
import { useRead } from '../../platform/use.ts'
import { Keys } from './Keys.tsx'
import { MakeKey } from './MakeKey.tsx'
import { Notices } from './Notices.tsx'
import { RegisterClient } from './RegisterClient.tsx'
import { type Shown, ShownOnce } from './ShownOnce.tsx'
import { WebhookOf } from './WebhookOf.tsx'
import { words } from './words.ts'

/** 接入系统: other systems with their keys, where they are told what becomes of their cases, and whether that arrived. */
export function Clients() {
  const [{ client: opened }] = usePlace()
  const clients = useRead('GET /api/clients')
  const [shown, show] = useState<Shown>()
  const [registered, setRegistered] = useState<string>()
  return (
    <div className="stack">
      <p className="soft">{words.help}</p>
      <p>
        <a href="/openapi-client.json">{words.api}</a>
      </p>
      {registered !== undefined && opened === undefined && (
        <Notice tone="done" alert>
          <p>{words.registered(registered)}</p>
        </Notice>
      )}
      <Loaded of={clients}>
        {({ rows }) => {
          const one = rows.find(({ id }) => id === opened)
          if (one !== undefined) return <Notices client={one} />
          return (
            <>
              {rows.length === 0 && <EmptyState title={words.none} />}
              {rows.map((client) => (
                <OneClient
                  key={client.id}
                  client={client}
                  onShown={(now) => {
                    setRegistered(undefined)
                    show(now)
                  }}
                />
              ))}
              <RegisterClient onDone={setRegistered} />
            </>
          )
        }}
      </Loaded>
      <ShownOnce shown={shown} onClose={() => show(undefined)} />
    </div>
  )
}

function OneClient({ client, onShown }: { client: Client; onShown: (shown: Shown) => void }) {
  const [, go] = usePlace()
  const [making, setMaking] = useState(false)
  return (
    <Panel title={client.name}>
      <div className="stack">
        <p className="row">
          <span className="soft">{client.agencyName}</span>
          <Badge>{words.mandates(client.mandates)}</Badge>
          {client.dead > 0 && <Badge tone="warn">{words.dead(client.dead)}</Badge>}
        </p>
        <Keys client={client} />
        {making ? (
          <MakeKey
            client={client}
            onMade={({ key }) => {
              setMaking(false)
              onShown({ title: words.newKey, text: key })
            }}
            onCancel={() => setMaking(false)}
          />
        ) : (
          <div>
            <Button label={words.makeFor(client.name)} onPress={() => setMaking(true)}>
              {words.make}
            </Button>
          </div>
        )}
        <WebhookOf client={client} onShown={onShown} onLog={() => go({ client: client.id })} />
      </div>
    </Panel>
  )
}
