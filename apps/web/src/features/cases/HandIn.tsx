import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration, Material } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { Signature } from '@tongban/contracts/signature'
import { useState } from 'react'

import { Button, ErrorSummary, Fault, Notice, Panel } from '../../design/index.ts'
import { type ApiError, isLost } from '../../platform/client.ts'
import { useLineDown } from '../../platform/line.ts'
import { answersAsked, FormOf, shownFault } from '../catalogue/index.ts'
import { SettleMaterials, settlementsOf, stageOrKeep } from '../materials/index.ts'
import { keepEntry, outboxWords, removeEntry, type ToKeep } from '../outbox/index.ts'
import { useDevice } from '../session/index.ts'
import { AgentSection } from './AgentSection.tsx'
import { type Applicant, knownOf } from './applicant.ts'
import { asksForBase, BaseLimitsOf } from './BaseLimitsOf.tsx'
import type { Begun } from './begun.ts'
import { afterOf, handInOf, type HandingIn, useHandingIn } from './handing-in.ts'
import type { HandedIn } from './Receipt.tsx'
import { SignDialog } from './SignDialog.tsx'
import { ToHandIn } from './ToHandIn.tsx'
import { takesCommitment, useDistrust } from './use-checks.ts'
import { useOnCounter } from './use-on-counter.ts'
import { words } from './words.ts'

interface Given {
  readonly applicant: Applicant
  readonly item: { readonly declaration: Declaration; readonly version: number }
  readonly today: string
  /** Who works at this counter. */
  readonly owner: string
  /** What was written before and could not be handed in as it was. */
  readonly begun?: Begun | undefined
}

/**
 * Any item on one screen: its form, its materials, who acts, and one button that hands in and accepts. While the line is down it
 * is kept on this device instead, whole, and goes by itself later.
 */
export function HandIn(
  given: Given & { onDone: (view: CaseView, handed: HandedIn) => void; onKept: () => void },
) {
  const handing = useHandingIn()
  return <HandInWith {...given} handing={handing} />
}

/** The same, handed in otherwise than as one case; what nobody keeps on this device is handed in while the line is there. */
export function HandInWith<View>({
  applicant,
  item,
  today,
  owner,
  begun,
  handing,
  parts,
  hashOf,
  follow,
  onDone,
  onKept,
}: Given & {
  handing: HandingIn<View>
  /** The items that it is made of, where it is not one. */
  parts?: readonly Declaration[]
  /** What binds a signature under a commitment to its text, where it is not that of the item itself. */
  hashOf?: (material: Material) => string
  /** What follows from an answer that was changed. */
  follow?: (before: Answers, after: Answers) => Answers
  onDone: (view: View, handed: HandedIn) => void
  onKept?: () => void
}) {
  const { declaration, version } = item
  const known = knownOf(applicant)
  const { subject, facts } = known
  const counter = useOnCounter(known, item, today, begun, follow)
  const { on, asked, missing } = counter
  const made = parts ?? [declaration]
  const distrust = useDistrust(subject, made.find(takesCommitment) ?? declaration)
  const { answers, settlings, agent } = on
  const [tried, setTried] = useState<typeof answers>()
  const [failed, setFailed] = useState(false)
  const [signing, setSigning] = useState(false)
  const camera = useDevice('camera')
  const photograph = camera === undefined ? undefined : async () => await camera.photograph()
  const faults = tried === undefined ? [] : [...counter.faultsSince(tried), ...refusedFields(handing.error)]
  /** Kept here, whole: nobody is looked up, or nothing goes out at this moment. */
  const down = useLineDown()
  const isKept = isKeptHere(subject, down, onKept !== undefined)
  const verb = missing.length === 0 ? words.handInAndAccept : words.handInAndTell(missing.length)
  const upload = async (file: File) => await stageOrKeep(subject, file)

  /** What was handed in already, or signed as it stands, is not signed again: only what follows is done anew. */
  const check = async (): Promise<void> => {
    setTried(answers)
    if (counter.faults.length > 0) return
    if (handing.left === undefined && counter.signedBefore === undefined) setSigning(true)
    else await handIn(counter.signedBefore)
  }
  const toKeep = (signed: Signature | undefined): ToKeep => ({
    owner,
    whom: known.name,
    what: declaration.names['zh-CN'],
    of: known.found,
    handIn: handInOf({ ...on, signature: signed }),
    after: afterOf({ ...on, signature: signed }),
    tried: handing.tried(),
  })
  const over = async (): Promise<void> => {
    setSigning(false)
    if (begun !== undefined) await removeEntry(begun.entry)
  }
  const kept = async (): Promise<void> => {
    await over()
    onKept?.()
  }
  const keepHere = async (signed: Signature | undefined): Promise<void> => {
    try {
      await keepEntry(toKeep(signed))
      await kept()
    } catch {
      setFailed(true)
    }
  }
  const handIn = async (signed: Signature | undefined): Promise<void> => {
    if (subject === undefined || isKept) return await keepHere(signed)
    const view = await handing.handIn(subject, { ...on, signature: signed })
    if (view === undefined) return
    await over()
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
          of={{
            subject,
            declaration,
            version,
            answers,
            facts,
            salt: counter.salt,
            looksAhead: parts === undefined,
          }}
          verb={isKept ? outboxWords.keep : verb}
          pending={handing.pending}
          upload={upload}
          onSigned={handIn}
          onCancel={() => setSigning(false)}
        >
          <NotKept shown={failed} />
          <WhatCameOfIt error={handing.error} down={down} keeps={onKept !== undefined} />
        </SignDialog>
      )}
      <div className="desk desk-wide-first">
        <div className="stack">
          <Panel title={words.form}>
            <Bases {...{ subject, answers, parts: made }} form={declaration.form} />
            <FormOf
              fields={declaration.form}
              answers={answers}
              onChange={counter.setAnswers}
              faults={faults}
              facts={facts}
            />
          </Panel>
          <SettleMaterials
            subject={subject}
            upload={upload}
            asked={asked}
            settlings={settlings}
            onChange={counter.setSettlings}
            facts={facts}
            photograph={photograph}
            item={declaration.code}
            hashOf={hashOf}
            distrust={distrust}
          />
          <AgentSection
            photograph={photograph}
            employer={known.kind === 'employer'}
            upload={upload}
            agent={agent}
            onChange={counter.setAgent}
            faults={faults}
          />
        </div>
        <div className="desk-stays">
          <Panel title={words.summary}>
            <ToHandIn
              {...{ known, counter, item }}
              parts={made}
              error={judged(handing.error, onKept !== undefined)}
              left={handing.left}
            >
              <NotKept shown={failed} />
              <Button kind="primary" onPress={check} pending={handing.pending}>
                {isKept ? outboxWords.signAndKeep : verb}
              </Button>
            </ToHandIn>
          </Panel>
        </div>
      </div>
    </div>
  )
}

/** Why it was not taken. That nothing came back is no fault of anybody: what can be done stands on the button, as the line is at this moment. */
function WhatCameOfIt({ error, down, keeps }: { error: ApiError | null; down: boolean; keeps: boolean }) {
  const isLostNow = isLostOnly(error, keeps)
  if (error !== null && !isLostNow) return <Fault error={error} />
  if (!keeps || !(down || isLostNow)) return null
  return (
    <Notice tone={down ? 'warn' : 'done'} alert>
      {down ? (
        <p>
          <strong>{outboxWords.down}</strong> {outboxWords.downHelp}
        </p>
      ) : (
        <p>{outboxWords.back}</p>
      )}
    </Notice>
  )
}

function NotKept({ shown }: { shown: boolean }) {
  return shown && <Fault error={{ message: outboxWords.keptFailed }} />
}

/** Nobody is looked up, or nothing goes out at this moment. */
function isKeptHere(subject: string | undefined, down: boolean, keeps: boolean): boolean {
  return subject === undefined || (down && keeps)
}

/** What is shown beside the button: not that nothing came back, which the dialog tells. */
function judged(error: ApiError | null, keeps: boolean): ApiError | null {
  return isLostOnly(error, keeps) ? null : error
}

/** Nothing came back, and it may be kept here instead. */
function isLostOnly(error: ApiError | null, keeps: boolean): boolean {
  return keeps && error !== null && isLost(error)
}

/** 缴费基数上下限 of whichever item asks for a base. */
function Bases({
  subject,
  answers,
  parts,
  form,
}: {
  subject: string | undefined
  answers: Answers
  parts: readonly Declaration[]
  form: Declaration['form']
}) {
  const asking = parts.find(asksForBase)
  if (subject === undefined || asking === undefined) return null
  return <BaseLimitsOf {...{ subject, answers }} declaration={{ code: asking.code, form }} />
}

/** The fields that the server found wrong, as the form names them. */
function refusedFields(error: ApiError | null) {
  return (error?.fields ?? []).map((fault) =>
    shownFault(fault.field.replace(/^(?:body\.)?form\./, ''), fault.message),
  )
}
