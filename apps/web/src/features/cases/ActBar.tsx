import type { CaseDetail } from '@tongban/contracts/cases'
import { type ReactNode, useState } from 'react'

import { Button, ConfirmDialog, DateField, Fault, Select, TextField } from '../../design/index.ts'
import { ApiError } from '../../platform/client.ts'
import { daysAfter } from '../../platform/format.ts'
import { useKeys, useRead, useSending } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { type Added, type CaseAction, officeActions } from './actions.ts'
import { words } from './office-words.ts'

/** What this reader may do with the case now: a button and a key each, each asked once more. */
export function ActBar({
  detail,
  onDone,
  onStale,
  children,
}: {
  detail: CaseDetail
  onDone: (act: string) => void
  /** The case has moved on since it was opened; what was written so far is handed over, not lost. */
  onStale: (note: string) => void
  children: ReactNode
}) {
  const me = useMe()
  const [added, setAdded] = useState<Added>({ note: '', until: daysAfter(me.today, 15), agencyId: '' })
  const actions = officeActions.filter(({ can, act }) => detail.can.includes(can) && may(me, act))
  const [chosen, choose] = useState<CaseAction>()
  useKeys(Object.fromEntries(actions.map((action) => [action.key, () => choose(action)])))
  return (
    <div className="acts screen-only">
      {actions.length === 0 && <p className="soft">{words.noActs}</p>}
      {actions.map((action) => (
        <Button key={action.name} kind={action.kind} onPress={() => choose(action)}>
          {action.name} <kbd aria-hidden="true">{action.key}</kbd>
        </Button>
      ))}
      {children}
      {chosen !== undefined && (
        <Confirm
          key={chosen.name}
          action={chosen}
          detail={detail}
          added={added}
          onChange={setAdded}
          onDone={() => onDone(chosen.name)}
          onClose={() => choose(undefined)}
          onStale={() => {
            choose(undefined)
            onStale(added.note.trim())
          }}
        />
      )}
    </div>
  )
}

function Confirm({
  action,
  detail,
  added,
  onChange,
  onDone,
  onClose,
  onStale,
}: {
  action: CaseAction
  detail: CaseDetail
  added: Added
  onChange: (added: Added) => void
  onDone: () => void
  onClose: () => void
  onStale: () => void
}) {
  const [fault, setFault] = useState<string>()
  const sending = useSending()
  const confirm = async (): Promise<void> => {
    const wrong = faultOf(action, added)
    setFault(wrong)
    if (wrong !== undefined) return
    const given = { ...added, note: added.note.trim() }
    const done = await sending.send(JSON.stringify([action.name, detail.version, given]), async (key) => {
      try {
        return await action.send(detail, given, key)
      } catch (error) {
        if (error instanceof ApiError && stale.has(error.code)) onStale()
        throw error
      }
    })
    if (done !== undefined) onDone()
  }
  return (
    <ConfirmDialog
      open
      title={`${action.title}：${detail.itemName}，${detail.subjectName}`}
      verb={action.name}
      kind={action.kind === 'danger' ? 'danger' : 'primary'}
      pending={sending.pending}
      onConfirm={confirm}
      onCancel={onClose}
    >
      {sending.error !== null && <Fault error={sending.error} />}
      <Asked action={action} added={added} onChange={onChange} fault={fault} />
    </ConfirmDialog>
  )
}

const stale = new Set(['general.stale', 'cases.wrong-stage'])

function faultOf({ asks }: CaseAction, { note, agencyId }: Added): string | undefined {
  if (asks === 'agency' && agencyId === '') return words.agencyMust
  return (asks === 'reason' || asks === 'agency') && note.trim().length < 2 ? words.reasonMust : undefined
}

function Asked({
  action: { asks },
  added,
  onChange,
  fault,
}: {
  action: CaseAction
  added: Added
  onChange: (added: Added) => void
  fault: string | undefined
}) {
  const agencies = useRead('GET /api/agencies', undefined, { enabled: asks === 'agency' })
  if (asks === 'nothing') return null
  if (asks === 'until')
    return (
      <DateField
        label={words.until}
        value={added.until}
        onChange={(until) => onChange({ ...added, until })}
      />
    )
  return (
    <>
      {asks === 'agency' && (
        <Select
          label={words.agency}
          value={added.agencyId}
          required
          error={fault === words.agencyMust ? fault : undefined}
          onChange={(agencyId) => onChange({ ...added, agencyId })}
          options={(agencies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
      <TextField
        label={asks === 'note' ? words.note : words.reason}
        required={asks !== 'note'}
        lines
        longest={500}
        value={added.note}
        error={fault === words.reasonMust ? fault : undefined}
        onChange={(note) => onChange({ ...added, note })}
      />
    </>
  )
}
