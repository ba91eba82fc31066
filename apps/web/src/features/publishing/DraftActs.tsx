import type { Draft } from '@tongban/contracts/draft-life'
import { type ReactNode, useState } from 'react'

import { Button, ConfirmDialog, ReasonDialog } from '../../design/index.ts'
import { type Pending, useAct } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { words } from './words.ts'

/** Whose drafts they are: the first word of their routes and rights. */
type Drafted = 'catalogue' | 'wordings'
type Name = keyof typeof words.acts

/** 发布, which each kind of drafts sends its own way. */
interface Publishing {
  readonly sending: Pending
  /** @returns whether it is published */
  readonly publish: () => Promise<boolean>
  /** What it brings, before it is done. */
  readonly sure: string
  /** Whether who looks could publish it where he decides on it at all. */
  readonly possible: boolean
}

interface Props {
  readonly drafted: Drafted
  readonly draft: Draft
  readonly name: string
  /** Whether the check has nothing against it. */
  readonly sound: boolean
  readonly unsaved: boolean
  readonly publishing: Publishing
  readonly children?: ReactNode
}

/** What whoever looks may do with a draft as it is saved: ask for it, urge, publish it, send it back, withdraw it. */
export function DraftActs({ children, ...props }: Props) {
  const { draft, unsaved } = props
  const offered = offeredOf(props, useMe())
  const [asked, ask] = useState<Name>()
  return (
    <>
      {draft.state === 'asked' && draft.isMine && <p className="soft">{words.mine}</p>}
      {children}
      <div className="row">
        {offered.map(([, act, kind]) => (
          <Button key={act} kind={kind} disabled={act === 'ask' && unsaved} onPress={() => ask(act)}>
            {words.acts[act]}
          </Button>
        ))}
      </div>
      {asked !== undefined && <Asking act={asked} {...props} onClose={() => ask(undefined)} />}
    </>
  )
}

type OfferedAct = readonly [due: boolean, Name, 'primary' | 'plain' | 'danger']

/** Nothing is asked for or published while the check has something against it, and nobody decides on what he has written. */
function offeredOf(
  { draft, drafted, sound, publishing }: Omit<Props, 'children'>,
  me: ReturnType<typeof useMe>,
): readonly OfferedAct[] {
  const decides = draft.state === 'asked' && !draft.isMine && may(me, `${drafted}.publish`)
  const writes = may(me, `${drafted}.draft`)
  const late = draft.state === 'asked' && draft.dueOn !== null && draft.dueOn < me.today
  const acts: readonly OfferedAct[] = [
    [decides && sound && publishing.possible, 'publish', 'primary'],
    [decides, 'send-back', 'plain'],
    [writes && sound && draft.state === 'open', 'ask', 'primary'],
    [writes && late, 'urge', 'plain'],
    [writes, 'withdraw', 'danger'],
  ]
  return acts.filter(([due]) => due)
}

/** Asks once more before an act. */
function Asking({ act, onClose, ...props }: Omit<Props, 'children'> & { act: Name; onClose: () => void }) {
  const { drafted, draft, name, publishing } = props
  const sent = { params: { id: draft.id }, body: { revision: draft.revision } }
  const ask = useAct(`POST /api/${drafted}/drafts/:id/asking`)
  const urge = useAct(`POST /api/${drafted}/drafts/:id/urging`)
  const withdraw = useAct(`POST /api/${drafted}/drafts/:id/withdrawal`)
  const sendBack = useAct(`POST /api/${drafted}/drafts/:id/sending-back`)
  const close = async (doing: Promise<unknown>): Promise<void> => {
    const done = await doing
    if (done !== undefined && done !== false) onClose()
  }
  const [verb, title] = [words.acts[act], `${words.acts[act]}：${name}`]
  if (act === 'send-back')
    return (
      <ReasonDialog
        open
        title={title}
        verb={verb}
        pending={sendBack.pending}
        error={sendBack.error}
        label={words.reason}
        missing={words.mustReason}
        longest={500}
        onConfirm={async (reason) => await close(sendBack.act({ ...sent, body: { ...sent.body, reason } }))}
        onCancel={onClose}
      />
    )
  const { sending, doing, sure } = {
    ask: { sending: ask, doing: async () => await ask.act(sent), sure: words.askSure },
    urge: { sending: urge, doing: async () => await urge.act(sent), sure: words.urgeSure },
    publish: { sending: publishing.sending, doing: publishing.publish, sure: publishing.sure },
    withdraw: { sending: withdraw, doing: async () => await withdraw.act(sent), sure: words.withdrawSure },
  }[act]
  return (
    <ConfirmDialog
      open
      title={title}
      verb={verb}
      {...(act === 'withdraw' ? { kind: 'danger' as const } : {})}
      pending={sending.pending}
      error={sending.error}
      onConfirm={async () => await close(doing())}
      onCancel={onClose}
    >
      <p>{sure}</p>
    </ConfirmDialog>
  )
}
