import type { WordingDraft } from '@tongban/contracts/wordings'
import { useState } from 'react'

import { Button, ConfirmDialog, ReasonDialog } from '../../design/index.ts'
import { dayText } from '../../platform/format.ts'
import { useAct } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

/** What whoever looks may do with a draft as it is saved: ask for it, publish it, send it back, withdraw it. */
export function DraftActs({ draft, unsaved }: { draft: WordingDraft; unsaved: boolean }) {
  const me = useMe()
  const [asked, ask] = useState<keyof typeof dialogs>()
  const Dialog = asked === undefined ? undefined : dialogs[asked]
  return (
    <>
      {draft.state === 'asked' && draft.isMine && <p className="soft">{words.mine}</p>}
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
function actsOf(draft: WordingDraft, me: ReturnType<typeof useMe>): readonly OfferedAct[] {
  const sound = draft.faults.length === 0
  const decides = draft.state === 'asked' && !draft.isMine && may(me, 'wordings.publish')
  const writes = may(me, 'wordings.draft')
  const late = draft.state === 'asked' && draft.dueOn !== null && draft.dueOn < me.today
  const offered: readonly (readonly [boolean, OfferedAct])[] = [
    [decides && sound, { name: 'publish', verb: words.publish, kind: 'primary' }],
    [decides, { name: 'send-back', verb: words.sendBack, kind: 'plain' }],
    [writes && sound && draft.state === 'open', { name: 'ask', verb: words.ask, kind: 'primary' }],
    [writes && late, { name: 'urge', verb: words.urge, kind: 'plain' }],
    [writes, { name: 'withdraw', verb: words.withdraw, kind: 'danger' }],
  ]
  return offered.filter(([due]) => due).map(([, act]) => act)
}

interface Closing {
  readonly draft: WordingDraft
  readonly onClose: () => void
}

function Ask({ draft: { id, revision, title }, onClose }: Closing) {
  const ask = useAct('POST /api/wordings/drafts/:id/asking')
  const confirm = async (): Promise<void> => {
    if ((await ask.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.ask}：${title}`}
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

function Urge({ draft: { id, revision, title }, onClose }: Closing) {
  const urge = useAct('POST /api/wordings/drafts/:id/urging')
  const confirm = async (): Promise<void> => {
    if ((await urge.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.urge}：${title}`}
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

function Publish({ draft: { id, revision, inForce, title, from }, onClose }: Closing) {
  const publish = useAct('POST /api/wordings/drafts/:id/publication')
  const confirm = async (): Promise<void> => {
    if ((await publish.act({ params: { id }, body: { revision, inForce } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.publish}：${title}`}
      verb={words.publish}
      pending={publish.pending}
      error={publish.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <p>{words.publishSure(from === null ? words.dayAfter : words.fromDay(dayText(from)))}</p>
    </ConfirmDialog>
  )
}

function SendBack({ draft: { id, revision, title }, onClose }: Closing) {
  const sendBack = useAct('POST /api/wordings/drafts/:id/sending-back')
  const confirm = async (reason: string): Promise<void> => {
    if ((await sendBack.act({ params: { id }, body: { revision, reason } })) !== undefined) onClose()
  }
  return (
    <ReasonDialog
      open
      title={`${words.sendBack}：${title}`}
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

function Withdraw({ draft: { id, revision, title }, onClose }: Closing) {
  const withdraw = useAct('POST /api/wordings/drafts/:id/withdrawal')
  const confirm = async (): Promise<void> => {
    if ((await withdraw.act({ params: { id }, body: { revision } })) !== undefined) onClose()
  }
  return (
    <ConfirmDialog
      open
      title={`${words.withdraw}：${title}`}
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
