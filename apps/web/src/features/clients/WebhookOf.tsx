import type { Client } from '@tongban/contracts/clients'
import { useState } from 'react'

import { Button, ConfirmDialog, TextField } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import type { Shown } from './ShownOnce.tsx'
import { words } from './words.ts'

/** Where a system is told what becomes of its cases, and with which secret that is signed. */
export function WebhookOf({
  client,
  onShown,
  onLog,
}: {
  client: Client
  onShown: (shown: Shown) => void
  onLog: () => void
}) {
  const [asking, ask] = useState<'address' | 'secret'>()
  return (
    <section className="stack" aria-label={`${client.name} ${words.webhook}`}>
      <h3>{words.webhook}</h3>
      <p>
        <span className="code">{client.webhookUrl ?? words.noWebhook}</span>
        {client.webhookUrl !== null && !client.hasSecret && (
          <>
            <br />
            {words.noSecret}
          </>
        )}
        {client.formerUntil !== null && (
          <>
            <br />
            <span className="soft small">{words.formerUntil(instantText(client.formerUntil))}</span>
          </>
        )}
      </p>
      <div className="row">
        <Button onPress={() => ask('address')}>{words.pointTo}</Button>
        <Button onPress={() => ask('secret')}>{client.hasSecret ? words.secret : words.firstSecret}</Button>
        <Button onPress={onLog}>{words.log}</Button>
      </div>
      {asking === 'address' && <Address client={client} onClose={() => ask(undefined)} />}
      {asking === 'secret' && <Secret client={client} onShown={onShown} onClose={() => ask(undefined)} />}
    </section>
  )
}

function Address({ client, onClose }: { client: Client; onClose: () => void }) {
  const [url, setUrl] = useState(client.webhookUrl ?? '')
  const { act, pending, error } = useAct('POST /api/clients/:id/webhook')
  const save = async (): Promise<void> => {
    const wanted = url.trim()
    const done = await act({ params: { id: client.id }, body: { url: wanted === '' ? null : wanted } })
    if (done !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={words.pointTo}
      verb={words.point}
      pending={pending}
      error={error}
      onConfirm={save}
      onCancel={onClose}
    >
      <TextField label={words.address} hint={words.addressHint} longest={500} value={url} onChange={setUrl} />
    </ConfirmDialog>
  )
}

function Secret({
  client,
  onShown,
  onClose,
}: {
  client: Client
  onShown: (shown: Shown) => void
  onClose: () => void
}) {
  const { act, pending, error } = useAct('POST /api/clients/:id/secret')
  const verb = client.hasSecret ? words.secret : words.firstSecret
  const change = async (): Promise<void> => {
    const made = await act({ params: { id: client.id } })
    if (made === undefined) return
    onClose()
    onShown({ title: words.newSecret, text: made.secret })
  }
  return (
    <ConfirmDialog
      open
      title={verb}
      verb={verb}
      pending={pending}
      error={error}
      onConfirm={change}
      onCancel={onClose}
    >
      {client.hasSecret && <p>{words.secretHelp}</p>}
    </ConfirmDialog>
  )
}
