import type { ParameterDraft } from '@tongban/contracts/parameters'
import type { Law } from '@tongban/policy'
import { useState } from 'react'

import { Button, ConfirmDialog, Loaded, Notice, Panel, Verdict } from '../../design/index.ts'
import { instantText } from '../../platform/format.ts'
import { useLaw } from '../../platform/law.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { DraftChanges } from './DraftChanges.tsx'
import { DraftForm } from './DraftForm.tsx'
import { DraftState } from './DraftsList.tsx'
import { parts } from './value-words.ts'
import { ValueList } from './ValueList.tsx'
import { words } from './words.ts'

/** One draft: what the checker says, what would change, and the acts of whoever looks: to change it, to withdraw it, to publish it. */
export function DraftPage({ id }: { id: string }) {
  const law = useLaw()
  const draft = useRead('GET /api/parameters/drafts/:id', { params: { id } })
  return (
    <Loaded of={law}>
      {(inForce) => (
        <Loaded of={draft}>{(found) => <Draft key={found.version} law={inForce} draft={found} />}</Loaded>
      )}
    </Loaded>
  )
}

function Draft({ law, draft }: { law: Law; draft: ParameterDraft }) {
  const me = useMe()
  const [editing, edit] = useState(false)
  const change = useAct('POST /api/parameters/drafts/:id')
  const isOpen = draft.state === 'open'
  if (editing)
    return (
      <Panel title={draft.title}>
        <DraftForm
          law={law}
          draft={draft}
          sending={change}
          onCancel={() => edit(false)}
          onSend={async (sent) => {
            const body = { version: draft.version, ...sent }
            if ((await change.act({ params: { id: draft.id }, body })) !== undefined) edit(false)
          }}
        />
      </Panel>
    )
  return (
    <>
      <Panel title={draft.title}>
        <div className="stack">
          <Standing of={draft} />
          {isOpen && <Findings of={draft} />}
          {isOpen && may(me, 'parameters.draft') && (
            <Acts law={law} draft={draft} onEdit={() => edit(true)} />
          )}
        </div>
      </Panel>
      {isOpen ? (
        <Panel title={words.changes}>
          <DraftChanges law={law} values={draft.values} />
        </Panel>
      ) : (
        <Panel title={words.content}>
          <ValueList law={law} values={draft.values} />
        </Panel>
      )}
    </>
  )
}

function Standing({
  of: { state, writtenBy, changedAt, decidedBy, decidedAt, number },
}: {
  of: ParameterDraft
}) {
  return (
    <p className="row">
      <DraftState of={state} />
      <span>{`${words.writers}：${writtenBy.join('、')}`}</span>
      <span className="soft">{instantText(changedAt)}</span>
      {decidedBy !== null && decidedAt !== null && (
        <span>{`${words.states[state]}：${decidedBy} ${instantText(decidedAt)}`}</span>
      )}
      {number !== null && <strong>{words.publishedDone(number)}</strong>}
    </p>
  )
}

/** 核对: what must be mended, and what should be looked at once more; each with its value. */
function Findings({ of: { faults } }: { of: ParameterDraft }) {
  const [wrong, doubts] = [faults.filter(({ doubt }) => !doubt), faults.filter(({ doubt }) => doubt)]
  if (faults.length === 0)
    return (
      <Notice tone="done">
        <p>{words.checkGood}</p>
      </Notice>
    )
  return (
    <>
      {wrong.length > 0 && <Found tone="danger" title={words.faultsCount(wrong.length)} rows={wrong} />}
      {doubts.length > 0 && <Found tone="warn" title={words.doubtsCount(doubts.length)} rows={doubts} />}
    </>
  )
}

function Found({
  tone,
  title,
  rows,
}: {
  tone: 'danger' | 'warn'
  title: string
  rows: ParameterDraft['faults']
}) {
  return (
    <Notice tone={tone}>
      <h3>{title}</h3>
      <ul>
        {rows.map(({ at, field, kind, message }) => (
          <li key={`${at} ${field} ${kind}`}>{`${words.entry(at + 1)}，${fieldName(field)}：${message}`}</li>
        ))}
      </ul>
    </Notice>
  )
}

const fieldNames: Readonly<Record<string, string>> = {
  key: words.figure,
  area: words.area,
  from: words.from,
  to: words.to,
  knownUntil: words.knownUntil,
  value: words.value,
  'source.document': words.document,
  'source.number': words.number,
  'source.published': words.publishedOn,
}

function fieldName(field: string): string {
  const part = field.split('.').at(-1) ?? ''
  return fieldNames[field] ?? `${words.value} ${parts[part]?.[0] ?? part}`
}

function Acts({ law, draft, onEdit }: { law: Law; draft: ParameterDraft; onEdit: () => void }) {
  const me = useMe()
  const [asked, ask] = useState<'publish' | 'withdraw'>()
  const isSound = draft.faults.every(({ doubt }) => doubt)
  return (
    <>
      {draft.isMine && isSound && <p className="soft">{words.mine}</p>}
      {draft.law !== law.hash && <p className="soft">{words.movedOn}</p>}
      <div className="row">
        {!draft.isMine && isSound && may(me, 'parameters.publish') && (
          <Button kind="primary" onPress={() => ask('publish')}>
            {words.publish}
          </Button>
        )}
        <Button onPress={onEdit}>{words.edit}</Button>
        <Button kind="danger" onPress={() => ask('withdraw')}>
          {words.withdraw}
        </Button>
      </div>
      {asked === 'publish' && <Publish law={law} draft={draft} onClose={() => ask(undefined)} />}
      {asked === 'withdraw' && <Withdraw draft={draft} onClose={() => ask(undefined)} />}
    </>
  )
}

function Publish({ law, draft, onClose }: { law: Law; draft: ParameterDraft; onClose: () => void }) {
  const publish = useAct('POST /api/parameters/drafts/:id/publication')
  const { id, version, title, values } = draft
  const confirm = async (): Promise<void> => {
    const done = await publish.act({ params: { id }, body: { version, law: law.hash } })
    if (done !== undefined) onClose()
  }
  return (
    <Verdict
      title={`${words.publish}：${title}`}
      agree
      verb={words.publish}
      pending={publish.pending}
      error={publish.error}
      onSay={confirm}
      onCancel={onClose}
    >
      <p>{words.publishSure(values.length)}</p>
    </Verdict>
  )
}

function Withdraw({
  draft: { id, version, title },
  onClose,
}: {
  draft: ParameterDraft
  onClose: () => void
}) {
  const withdraw = useAct('POST /api/parameters/drafts/:id/withdrawal')
  const confirm = async (): Promise<void> => {
    if ((await withdraw.act({ params: { id }, body: { version } })) !== undefined) onClose()
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
