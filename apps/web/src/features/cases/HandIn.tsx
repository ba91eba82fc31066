import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration } from '@tongban/contracts/declaration'
import type { SubjectRecord } from '@tongban/contracts/people'
import type { Signature } from '@tongban/contracts/signature'
import { useState } from 'react'

import { Button, DateField, ErrorSummary, Fault, Notice, Panel } from '../../design/index.ts'
import { caseNumberText, daysAfter } from '../../platform/format.ts'
import { answersAsked, faultsOf, FormOf, prefilled, shownFault } from '../catalogue/index.ts'
import { ItemAsks } from '../confirmations/index.ts'
import {
  materialsAsked,
  missingOf,
  namesMissing,
  SettleMaterials,
  settledByRecord,
  settlementsOf,
} from '../materials/index.ts'
import { useDevice } from '../session/index.ts'
import { agentFaults, AgentSection, noAgent } from './AgentSection.tsx'
import { useHandingIn } from './handing-in.ts'
import type { HandedIn } from './Receipt.tsx'
import { newSalt, SignDialog } from './SignDialog.tsx'
import { WindowOf } from './WindowOf.tsx'
import { words } from './words.ts'

/** Any item on one screen: its form, its materials, who acts, and one button that hands in and accepts. */
export function HandIn({
  record,
  item,
  today,
  onDone,
}: {
  record: SubjectRecord
  item: { declaration: Declaration; version: number }
  today: string
  onDone: (view: CaseView, handed: HandedIn) => void
}) {
  const { declaration, version } = item
  const [answers, setAnswers] = useState(() => prefilled(declaration.form, record.facts))
  const [settlings, setSettlings] = useState(() => settledByRecord(declaration.materials, record.facts))
  const [agent, setAgent] = useState(noAgent)
  const [until, setUntil] = useState(() => daysAfter(today, 15))
  const [tried, setTried] = useState(false)
  const [salt] = useState(newSalt)
  const [signing, setSigning] = useState(false)
  const camera = useDevice('camera')
  const photograph = camera === undefined ? undefined : async () => await camera.photograph()
  const handing = useHandingIn()

  const asked = materialsAsked(declaration.materials, answers)
  const missing = missingOf(asked, settlings)
  const refused = (handing.error?.fields ?? []).map((fault) =>
    shownFault(fault.field.replace(/^(?:body\.)?form\./, ''), fault.message),
  )
  const faults = tried ? [...faultsOf(declaration.form, answers), ...agentFaults(agent), ...refused] : []

  const verb = missing.length === 0 ? words.handInAndAccept : words.handInAndTell(missing.length)

  /** What was handed in already is not signed again: only the step after it is done anew. */
  const check = async (): Promise<void> => {
    setTried(true)
    if (faultsOf(declaration.form, answers).length > 0 || agentFaults(agent).length > 0) return
    if (handing.left === undefined) setSigning(true)
    else await handIn(undefined)
  }
  const handIn = async (signature: Signature | undefined): Promise<void> => {
    const view = await handing.handIn({
      subject: record.subject,
      declaration,
      version,
      answers,
      settlings,
      agent,
      until,
      signature,
    })
    if (view === undefined) return
    setSigning(false)
    onDone(view, {
      declaration,
      answers: answersAsked(declaration.form, answers),
      materials: settlementsOf(asked, settlings),
      agentName: agent.on ? agent.name : null,
    })
  }

  return (
    <div className="stack">
      <ErrorSummary faults={faults} />
      {signing && (
        <SignDialog
          of={{ subject: record.subject, declaration, version, answers, facts: record.facts, salt }}
          verb={verb}
          pending={handing.pending}
          onSigned={handIn}
          onCancel={() => setSigning(false)}
        >
          {handing.error !== null && <Fault error={handing.error} />}
        </SignDialog>
      )}
      <div className="desk desk-wide-first">
        <div className="stack">
          <Panel title={words.form}>
            <FormOf
              fields={declaration.form}
              answers={answers}
              onChange={setAnswers}
              faults={faults}
              facts={record.facts}
            />
          </Panel>
          <SettleMaterials
            subject={record.subject}
            asked={asked}
            settlings={settlings}
            onChange={setSettlings}
            facts={record.facts}
            photograph={photograph}
          />
          <AgentSection
            photograph={photograph}
            employer={record.kind === 'employer'}
            subject={record.subject}
            agent={agent}
            onChange={setAgent}
            faults={faults}
          />
        </div>
        <div className="desk-stays">
          <Panel title={words.summary}>
            <div className="stack">
              <p>
                <strong>{declaration.names['zh-CN']}</strong>
                <br />
                {record.name} · {words.summaryMaterials(settlementsOf(asked, settlings).length)}。
                {declaration.kind === 'instant' ? words.instant : limitSaid(declaration)}
              </p>
              <ItemAsks of={declaration} />
              <WindowOf subject={record.subject} of={declaration} />
              {missing.length > 0 && (
                <Missing of={namesMissing(asked, settlings)} until={until} onChange={setUntil} />
              )}
              {handing.left !== undefined && (
                <Notice tone="warn">
                  <p>{words.left(caseNumberText(handing.left.number))}</p>
                </Notice>
              )}
              {handing.error !== null && <Fault error={handing.error} marked />}
              <div>
                <Button kind="primary" onPress={check} pending={handing.pending}>
                  {verb}
                </Button>
              </div>
            </div>
          </Panel>
        </div>
      </div>
    </div>
  )
}

function Missing({
  of,
  until,
  onChange,
}: {
  of: readonly string[]
  until: string
  onChange: (until: string) => void
}) {
  return (
    <Notice tone="warn">
      <p>{words.missing(of.length)}：</p>
      <ul>
        {of.map((name) => (
          <li key={name}>{name}</li>
        ))}
      </ul>
      <DateField label={words.until} value={until} onChange={onChange} />
    </Notice>
  )
}

const units = { 'working-days': '个工作日', days: '天', months: '个月' }

function limitSaid({ limits }: Declaration): string {
  const limit = limits.promised ?? limits.guide ?? limits.statutory
  return limit === null ? '' : words.limit(`${limit.length} ${units[limit.unit]}`)
}
