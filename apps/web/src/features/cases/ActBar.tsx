import type { CaseDetail } from '@tongban/contracts/cases'
import { namesRule } from '@tongban/contracts/rule-of-law'
import { type ReactNode, useState } from 'react'

import { Button, ConfirmDialog, DateField, Fault, FileField, Select, TextField } from '../../design/index.ts'
import { ApiError, type Read } from '../../platform/client.ts'
import { dayText, daysAfter } from '../../platform/format.ts'
import { useKeys, useRead, useSending } from '../../platform/use.ts'
import { LackingList, lackingOf, stage } from '../materials/index.ts'
import { may, useMe } from '../session/index.ts'
import { officeActions } from './actions.ts'
import { ReadersToTell, SignersToAsk } from './AskedColleagues.tsx'
import type { Added, CaseAction } from './case-action.ts'
import type { Claim } from './claim.ts'
import { words } from './office-words.ts'
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
    files: [],
    chosen: [],
    mode: 'all',
    rule: '',
  })
  const actions = officeActions.filter(({ can, act }) => detail.can.includes(can) && may(me, act))
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

/** How many days whoever is asked has, if nothing else is said. */
const daysFor: Readonly<Partial<Record<CaseAction['asks'], number>>> = { signers: 2, until: 15 }

const stale = new Set(['general.stale', 'cases.wrong-stage'])

const reasoned = new Set(['reason', 'agency', 'colleague', 'readers', 'files'])

/** What must be chosen before the act: the word that says so where nothing was. */
function unchosen({
  agencyId,
  to,
  procedure,
  files,
  chosen,
}: Added): Partial<Record<CaseAction['asks'], string>> {
  const [someAgency, someColleague] = [agencyId !== '', to !== '']
  return {
    ...(someColleague ? {} : { colleague: words.colleagueMust }),
    ...(someAgency ? {} : { agency: words.agencyMust }),
    ...(procedure === '' ? { procedure: words.procedureMust } : {}),
    ...(files.length === 0 ? { files: words.replyMust } : {}),
    ...(chosen.length === 0 ? { signers: words.colleaguesMust, readers: words.colleaguesMust } : {}),
  }
}

function faultOf({ asks }: CaseAction, added: Added): string | undefined {
  const missing = unchosen(added)[asks]
  if (missing !== undefined) return missing
  return reasoned.has(asks) && added.note.trim().length < 2 ? words.reasonMust : undefined
}

const free = new Set(['note', 'procedure', 'signers'])

function Asked({
  action: { asks, refuses },
  detail,
  added,
  onChange,
  fault,
  ruleFault,
}: {
  action: CaseAction
  detail: CaseDetail
  added: Added
  onChange: (added: Added) => void
  fault: string | undefined
  ruleFault: string | undefined
}) {
  if (asks === 'nothing') return null
  const isFree = free.has(asks)
  if (asks === 'until')
    return (
      <>
        <WillBeTold detail={detail} />
        <DateField
          label={words.until}
          value={added.until}
          onChange={(until) => onChange({ ...added, until })}
        />
      </>
    )
  return (
    <>
      <Chosen {...{ asks, detail, added, onChange, fault }} />
      <TextField
        label={isFree ? words.note : words.reason}
        required={!isFree}
        lines
        longest={500}
        value={added.note}
        error={fault === words.reasonMust ? fault : undefined}
        onChange={(note) => onChange({ ...added, note })}
      />
      {refuses === true && <Rule {...{ detail, added, onChange, fault: ruleFault }} />}
    </>
  )
}

/** What is chosen beside the words. */
function Chosen({ asks, ...about }: AskedProps & Pick<CaseAction, 'asks'>) {
  const { detail, added, onChange, fault } = about
  if (asks === 'agency') return <AgencyToRoute {...about} />
  if (asks === 'colleague') return <ColleagueToTake {...about} />
  if (asks === 'signers') return <SignersToAsk {...about} />
  if (asks === 'readers') return <ReadersToTell {...about} />
  if (asks === 'procedure') return <Procedure {...about} />
  if (asks !== 'files') return null
  return (
    <FileField
      label={fault === words.replyMust ? fault : words.reply}
      files={added.files}
      upload={async (file) => await stage(detail.subject, file, detail.id)}
      onChange={(files) => onChange({ ...added, files })}
    />
  )
}

/** By which rule it is refused: the item's own are told; where there is none, one must be named. */
function Rule({ detail, added, onChange, fault }: AskedProps) {
  const item = useRead('GET /api/catalogue/items/:code', { params: { code: detail.item } })
  if (item.data === undefined) return null
  const rules = item.data.declaration.basis.filter(namesRule)
  return (
    <TextField
      label={rules.length === 0 ? words.rule : words.otherRule}
      required={rules.length === 0}
      hint={rules.length === 0 ? words.ruleHint : words.ownRules(rules.join('；'))}
      longest={200}
      value={added.rule}
      error={fault}
      onChange={(rule) => onChange({ ...added, rule })}
    />
  )
}

/** What the notice will name: the same that the server finds missing. */
function WillBeTold({ detail }: { detail: CaseDetail }) {
  const item = useRead('GET /api/catalogue/items/:code', { params: { code: detail.item } })
  if (item.data === undefined) return null
  const lacking = lackingOf(item.data.declaration.materials, detail)
  if (lacking.length === 0) return <p>{words.nothingToTell}</p>
  return (
    <div>
      <p>{words.willBeTold(lacking.length)}</p>
      <LackingList lacking={lacking} />
      <p className="soft small">{words.onlyOnce}</p>
    </div>
  )
}

interface AskedProps {
  readonly detail: CaseDetail
  readonly added: Added
  readonly onChange: (added: Added) => void
  readonly fault: string | undefined
}

function AgencyToRoute({ added, onChange, fault }: AskedProps) {
  const agencies = useRead('GET /api/agencies')
  return (
    <Select
      label={words.agency}
      value={added.agencyId}
      required
      error={fault === words.agencyMust ? fault : undefined}
      onChange={(agencyId) => onChange({ ...added, agencyId })}
      options={(agencies.data?.rows ?? []).map(({ id, name }) => ({ value: id, label: name }))}
    />
  )
}

/** Those of the agency who may take it: not whoever has had his hands in it. */
function ColleagueToTake({ detail, added, onChange, fault }: AskedProps) {
  const { subject, id } = detail
  const able = useRead('GET /api/cases/:subject/:id/colleagues', { params: { subject, id } })
  if (able.data?.rows.length === 0) return <p>{words.noColleague}</p>
  return (
    <Select
      label={words.colleague}
      value={added.to}
      required
      error={fault === words.colleagueMust ? fault : undefined}
      onChange={(to) => onChange({ ...added, to })}
      options={(able.data?.rows ?? []).map((one) => ({ value: one.id, label: nameOf(one) }))}
    />
  )
}

function nameOf({
  name,
  awayTo,
  standInName,
}: Read<'GET /api/cases/:subject/:id/colleagues'>['rows'][number]) {
  return awayTo === null ? name : words.awayTo(name, dayText(awayTo), standInName)
}

/** The special procedures that the item declares, each with its term in words. */
function Procedure({ detail, added, onChange, fault }: AskedProps) {
  const item = useRead('GET /api/catalogue/items/:code', { params: { code: detail.item } })
  return (
    <Select
      label={words.procedure}
      value={added.procedure}
      required
      error={fault === words.procedureMust ? fault : undefined}
      onChange={(procedure) => onChange({ ...added, procedure })}
      options={(item.data?.declaration.procedures ?? []).map(({ key, name, length, unit, counts }) => ({
        value: key,
        label: words.procedureSaid(name['zh-CN'], length, unit, counts),
      }))}
    />
  )
}
