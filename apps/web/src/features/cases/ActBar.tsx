import type { CaseDetail } from '@tongban/contracts/cases'
import { type ReactNode, useState } from 'react'

import { Button, ConfirmDialog } from '../../design/index.ts'
import { ApiError } from '../../platform/client.ts'
import { daysAfter } from '../../platform/format.ts'
import { useKeys, useSending } from '../../platform/use.ts'
import { may, useMe } from '../session/index.ts'
import { daysFor, faultOf } from './act-asks.ts'
import { Asked } from './ActAsks.tsx'
import { officeActions } from './actions.ts'
import type { Added, CaseAction } from './case-action.ts'
import type { Claim } from './claim.ts'
import { whyNoAct } from './why-no-act.ts'

/** What this reader may do with the case now: a button and a key each, each asked once more. */
export function ActBar({
  detail,
  claim,
  onDone,
  onStale,
  children,
}: {
  detail: CaseDetail
  /** Whoever begins an act claims the case, and lets it be when he thinks better of it. */
  claim: Pick<Claim, 'begin' | 'letBe' | 'done'>
  onDone: (act: string) => void
  /** The case has moved on since it was opened; what was written so far is handed over, not lost. */
  onStale: (note: string) => void
  children: ReactNode
}) {
  const me = useMe()
  const [added, setAdded] = useState<Added>({
    note: '',
    until: daysAfter(me.today, 15),
    agencyId: '',
    to: '',
    procedure: '',
    finds: '',
    files: [],
    chosen: [],
    mode: 'all',
    rule: '',
  })
  const open = officeActions.filter(
    ({ can, act, when }) => detail.can.includes(can) && may(me, act) && when?.(detail) !== false,
  )
  // what the case waits for stands first, wherever it is listed
  const actions = open.toSorted(
    (one, other) => Number(other.kind === 'primary') - Number(one.kind === 'primary'),
  )
  const [chosen, setChosen] = useState<CaseAction>()
  const choose = (action: CaseAction | undefined): void => {
    setChosen(action)
    if (action !== undefined)
      setAdded((before) => ({
        ...before,
        chosen: [],
        until: daysAfter(me.today, daysFor[action.asks] ?? 15),
      }))
    if (action === undefined) claim.letBe()
    else claim.begin()
  }
  useKeys(Object.fromEntries(actions.map((action) => [action.key, () => choose(action)])))
  return (
    <div className="acts screen-only">
      {actions.every(({ can }) => afterwards.has(can)) && <p className="soft">{whyNoAct(detail, me.name)}</p>}
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
          onDone={() => {
            claim.done()
            onDone(chosen.name)
          }}
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
  const [tried, setTried] = useState(false)
  const fault = tried ? faultOf(action, added) : undefined // what was put right since is not found fault with any more
  const sending = useSending()
  const confirm = async (): Promise<void> => {
    setTried(true)
    if (faultOf(action, added) !== undefined) return
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
      error={sending.error}
      onConfirm={confirm}
      onCancel={onClose}
    >
      <Asked {...{ action, detail, added, onChange, fault, ruleFault: ruleFaultOf(sending.error) }} />
    </ConfirmDialog>
  )
}

/** What the server finds wrong with the rule: only it knows all of the item's own. */
function ruleFaultOf(error: Error | null): string | undefined {
  return error instanceof ApiError ? error.fields.find(({ field }) => field === 'rule')?.message : undefined
}

/** What may be done about a case that nothing is due of. */
const afterwards = new Set(['copies', 'questioning'])

const stale = new Set(['general.stale', 'cases.wrong-stage'])
