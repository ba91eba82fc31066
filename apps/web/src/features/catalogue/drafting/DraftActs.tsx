import type { ItemDraft } from '@tongban/contracts/item-drafts'
import { useState } from 'react'

import { Button, ConfirmDialog, ReasonDialog } from '../../../design/index.ts'
import { useAct } from '../../../platform/use.ts'
import { may, useMe } from '../../session/index.ts'
import { words } from './words.ts'

/** What whoever looks may do with a draft as it is saved: ask for it, publish it, send it back, withdraw it. */
export function DraftActs({ draft, unsaved }: { draft: ItemDraft; unsaved: boolean }) {
  const me = useMe()
  const [asked, ask] = useState<keyof typeof dialogs>()
  const Dialog = asked === undefined ? undefined : dialogs[asked]
  return (
    <>
      {draft.state === 'asked' && draft.isMine && <p className="soft">{words.mine}</p>}
      {draft.state === 'asked' && draft.beyond.length > 0 && (
        <p className="soft">{words.beyond(draft.beyond.join('、'))}</p>
      )}
      <div className="row">
        {actsOf(draft, me).map(({ name, verb, kind }) => (
          <Button key={name} kind={kind} disabled={name === 'ask' && unsaved} onPress={() => ask(name)}>
            {verb}
          </Button>
        ))}
      </div>
      {Dialog !== undefined && <Dialog draft={draft} onClose={() => ask(undefined)} />}
    </>
  )
}

interface OfferedAct {
  readonly name: keyof typeof dialogs
  readonly verb: string
  readonly kind: 'primary' | 'plain' | 'danger'
}

/** Nothing is asked for or published while the check has something against it, and nobody decides on what he has written. */
function actsOf(draft: ItemDraft, me: ReturnType<typeof useMe>): readonly OfferedAct[] {
  const sound = draft.defects.length === 0
  const decides = draft.state === 'asked' && !draft.isMine && may(me, 'catalogue.publish')
  const writes = may(me, 'catalogue.draft')
  const late = draft.state === 'asked' && draft.dueOn !== null && draft.dueOn < me.today
  const offered: readonly (readonly [boolean, OfferedAct])[] = [
    [
      decides && sound && draft.beyond.length === 0,
      { name: 'publish', verb: words.publish, kind: 'primary' },
    ],
    [decides, { name: 'send-back', verb: words.sendBack, kind: 'plain' }],
    [writes && sound && draft.state === 'open', { name: 'ask', verb: words.ask, kind: 'primary' }],
    [writes && late, { name: 'urge', verb: words.urge, kind: 'plain' }],
    [writes, { name: 'withdraw', verb: words.withdraw, kind: 'danger' }],
  ]
  return offered.filter(([due]) => due).map(([, act]) => act)
}

interface Closing {
  readonly draft: ItemDraft
  readonly onClose: () => void
}

function Ask({ draft: { id, revision, name }, onClose }: Closing) {
  const ask = useAct('POST /api/catalogue/drafts/:id/asking')
  const confirm = async (): Promise<void> => {
    if ((await ask.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.ask}：${name}`}
      verb={words.ask}
      pending={ask.pending}
      error={ask.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.askSure}</p>
    </ConfirmDialog>
  )
}

function Urge({ draft: { id, revision, name }, onClose }: Closing) {
  const urge = useAct('POST /api/catalogue/drafts/:id/urging')
  const confirm = async (): Promise<void> => {
    if ((await urge.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.urge}：${name}`}
      verb={words.urge}
      pending={urge.pending}
      error={urge.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.urgeSure}</p>
    </ConfirmDialog>
  )
}

function Publish({ draft: { id, revision, inForce, name }, onClose }: Closing) {
  const publish = useAct('POST /api/catalogue/drafts/:id/publication')
  const confirm = async (): Promise<void> => {
    if ((await publish.act({ params: { id }, body: { revision, inForce } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.publish}：${name}`}
      verb={words.publish}
      pending={publish.pending}
      error={publish.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.publishSure(name)}</p>
    </ConfirmDialog>
  )
}

function SendBack({ draft: { id, revision, name }, onClose }: Closing) {
  const sendBack = useAct('POST /api/catalogue/drafts/:id/sending-back')
  const confirm = async (reason: string): Promise<void> => {
    if ((await sendBack.act({ params: { id }, body: { revision, reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={`${words.sendBack}：${name}`}
      verb={words.sendBack}
      pending={sendBack.pending}
      error={sendBack.error}
      label={words.reason}
      missing={words.mustReason}
      longest={500}
      onConfirm={confirm}
      onCancel={onClose}
    />
  )
}

function Withdraw({ draft: { id, revision, name }, onClose }: Closing) {
  const withdraw = useAct('POST /api/catalogue/drafts/:id/withdrawal')
  const confirm = async (): Promise<void> => {
    if ((await withdraw.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.withdraw}：${name}`}
      verb={words.withdraw}
      kind="danger"
      pending={withdraw.pending}
      error={withdraw.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.withdrawSure}</p>
    </ConfirmDialog>
  )
}

/** What asks once more before each act. */
const dialogs = { ask: Ask, urge: Urge, publish: Publish, 'send-back': SendBack, withdraw: Withdraw }
