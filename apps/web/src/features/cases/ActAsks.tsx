import type { CaseDetail } from '@tongban/contracts/cases'
import { namesRule } from '@tongban/contracts/rule-of-law'

import { DateField, FileField, Select, TextField } from '../../design/index.ts'
import type { Read } from '../../platform/client.ts'
import { dayText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { LackingList, lackingOf, stage } from '../materials/index.ts'
import { useNearAgencies } from '../session/index.ts'
import { ReadersToTell, SignersToAsk } from './AskedColleagues.tsx'
import type { Added, CaseAction } from './case-action.ts'
import { words } from './office-words.ts'
import { useItemOf } from './use-item-of.ts'

const free = new Set(['note', 'procedure', 'signers'])

/** What an act asks for beside its button: words, a day, somebody, a file. */
export function Asked({
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
        label={isFree ? words.note : asks === 'findings' ? words.findingsNote : words.reason}
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
  if (asks === 'findings') return <Findings {...about} />
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
  const item = useItemOf(detail)
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
  const item = useItemOf(detail)
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
  const agencies = useNearAgencies()
  return (
    <Select
      label={words.agency}
      value={added.agencyId}
      required
      error={fault === words.agencyMust ? fault : undefined}
      onChange={(agencyId) => onChange({ ...added, agencyId })}
      options={agencies.options}
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

/** 程序结果: what was found, and the report where there is one. */
function Findings({ detail, added, onChange, fault }: AskedProps) {
  return (
    <>
      <Select
        label={words.findings(detail.hold?.name ?? '')}
        value={added.finds}
        required
        error={fault === words.findingsMust ? fault : undefined}
        onChange={(said) => onChange({ ...added, finds: said === 'yes' || said === 'no' ? said : '' })}
        options={[
          { value: 'yes', label: words.findsYes },
          { value: 'no', label: words.findsNo },
        ]}
      />
      <FileField
        label={words.report}
        files={added.files}
        upload={async (file) => await stage(detail.subject, file, detail.id)}
        onChange={(files) => onChange({ ...added, files })}
      />
    </>
  )
}

/** By which rule the chosen one is ordered. */
function basisOf(
  procedures: readonly { readonly key: string; readonly basis: string }[] | undefined,
  chosen: string,
): string | undefined {
  const found = procedures?.find(({ key }) => key === chosen)
  return found === undefined ? undefined : words.procedureBasis(found.basis)
}

/** The special procedures that the item declares, each with its term in words. */
function Procedure({ detail, added, onChange, fault }: AskedProps) {
  const item = useItemOf(detail)
  return (
    <Select
      label={words.procedure}
      value={added.procedure}
      required
      error={fault === words.procedureMust ? fault : undefined}
      onChange={(procedure) => onChange({ ...added, procedure })}
      options={(item.data?.declaration.procedures ?? []).map(({ key, name, ...term }) => ({
        value: key,
        label: words.procedureSaid(name['zh-CN'], term),
      }))}
      hint={basisOf(item.data?.declaration.procedures, added.procedure)}
    />
  )
}
