import type { Client, ClientKey } from '@tongban/contracts/clients'
import { useState } from 'react'

import { Button, ConfirmDialog, Table } from '../../design/index.ts'
import { dayOfInstant, dayText, instantText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { useMe } from '../session/index.ts'
import { words } from './words.ts'

/** The keys of a system: what each is for, until when, and when it was last used. */
export function Keys({ client }: { client: Client }) {
  const { today } = useMe()
  const [asked, ask] = useState<ClientKey>()
  const { act, pending, error, reset } = useAct('POST /api/clients/:id/keys/:key/revocation')
  const close = (): void => {
    ask(undefined)
    reset()
  }
  const revoke = async (): Promise<void> => {
    if (asked === undefined) return
    if ((await act({ params: { id: client.id, key: asked.id } })) !== undefined) ask(undefined)
  }
  return (
    <>
      <Table
        title={words.keys}
        rows={client.keys}
        keyOf={({ id }) => id}
        empty={words.noKeys}
        columns={[
          { head: words.prefix, render: ({ prefix }) => <code>{prefix}…</code> },
          { head: words.scope, render: scopeOf, wrap: true },
          {
            head: words.quota,
            render: ({ requestsAMinute, handInsADay }) => (
              <>
                {words.perMinute(requestsAMinute)}
                <br />
                {words.perDay(handInsADay)}
              </>
            ),
          },
          {
            head: words.ends,
            render: ({ expiresOn }) => (expiresOn < today ? words.expired : dayText(expiresOn)),
          },
          {
            head: words.used,
            render: ({ lastUsedAt }) => (lastUsedAt === null ? words.never : instantText(lastUsedAt)),
          },
          {
            head: words.acts,
            render: (key) =>
              key.revokedAt === null ? (
                <Button kind="quiet" label={words.revokeOf(key.prefix)} onPress={() => ask(key)}>
                  {words.revoke}
                </Button>
              ) : (
                <span className="soft">{words.revoked(dayOfInstant(key.revokedAt))}</span>
              ),
          },
        ]}
      />
      <ConfirmDialog
        open={asked !== undefined}
        title={words.revokeOf(asked?.prefix ?? '')}
        verb={words.revoke}
        kind="danger"
        pending={pending}
        error={error}
        onConfirm={revoke}
        onCancel={close}
      >
        <p>{words.revokeHelp}</p>
      </ConfirmDialog>
    </>
  )
}

function scopeOf({ acts, items, agencies }: ClientKey): string {
  return [
    acts.map((act) => words.actNames[act]).join('、'),
    items === null ? words.allItems : words.items(items.length),
    agencies === null ? words.allAgencies : words.agencies(agencies.length),
  ].join('；')
}
