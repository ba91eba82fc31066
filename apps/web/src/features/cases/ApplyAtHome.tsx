import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration, Material } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import { type ReactNode, useRef, useState } from 'react'

import { Button, ErrorSummary, Fault } from '../../design/index.ts'
import { type ApiError, isLost } from '../../platform/client.ts'
import { faultsOf, shownFault } from '../catalogue/index.ts'
import { DraftStanding } from '../drafts/index.ts'
import { KeepHere, type ToKeep } from '../outbox/index.ts'
import { type ApplyPage, type Asked, useApplying } from './applying.ts'
import { SentElsewhere } from './Elsewhere.tsx'
import { sendCase, type SendHandedIn, useHandingInAtHome } from './handing-in-at-home.ts'
import { homeWords as words } from './home-words.ts'
import { PageOf, Steps } from './HomePages.tsx'
import { ProveTelephones, useTelephonesToProve } from './ProveTelephones.tsx'
import { Running, useRunning } from './Running.tsx'

/**
 * One item at home: what it will ask and how long it takes, its questions a few a page, its papers, and all of it once more
 * before it is handed in. What is typed is saved as it is typed; going back loses nothing.
 */
export function ApplyAtHome(given: Given & { onDone: (view: CaseView) => void }) {
  return <ApplyWith {...given} send={sendCase} />
}

type Given = Asked & {
  /** Where one of one's own cases stands. */
  hrefOf: (view: CaseView) => string
  /** Whose matter it is, where one telephone stands for several people: then it may be done for him. */
  actingFor?: string | undefined
  /** The employer that it is done for, by a mandate. */
  employer?: string | undefined
  /** Where it is kept on this device while the line is down; without, it waits on the page. */
  onKept?: (() => void) | undefined
}

/**
 * The same, handed in otherwise than as one case: what several items share is asked once, and each of them says its windows and limits.
 */
export function ApplyWith<View>(
  given: Given & {
    onDone: (view: View) => void
    send: SendHandedIn<View>
    /** The items that it is made of, where it is not one. */
    parts?: readonly Declaration[]
    /** What binds a signature under a commitment to its text, where it is not that of the item itself. */
    hashOf?: (material: Material) => string
    /** What is said before anything is typed. */
    before?: ReactNode
  },
) {
  const { record, item, onDone, hrefOf, actingFor, employer, onKept, parts, hashOf, before } = given
  const { declaration } = item
  const applying = useApplying(given)
  const { answers, pages, page, at, draft } = applying
  const [tried, setTried] = useState<{ page: string; answers: Answers }>()
  const proving = useTelephonesToProve(declaration, record, answers)
  const handing = useHandingInAtHome(given, applying, given.send)
  const running = useRunning(record.subject, declaration.code)
  const heading = useRef<HTMLHeadingElement>(null)
  const faults = faultsShown(page, answers, tried)

  const turn = (to: number): void => {
    setTried(undefined)
    applying.go(to)
    heading.current?.focus()
  }
  const onwards = (): void => {
    if (page.kind === 'questions' && faultsOf(page.fields, answers).length > 0)
      setTried({ page: page.title, answers })
    else turn(at + 1)
  }
  const handIn = async (): Promise<void> => {
    const proofs = proving.proofs()
    if (proofs === undefined) return
    await draft.rest()
    const view = await handing.handIn(proofs)
    if (view === undefined) applying.go(at) // refused: it is a draft still
    else onDone(view)
  }
  return (
    <div className="stack">
      <Steps pages={pages.map(({ title }) => title)} at={at} />
      <ErrorSummary faults={page.kind === 'summary' ? refusedFields(handing.error) : faults} />
      <h2 ref={heading} tabIndex={-1}>
        {page.title}
      </h2>
      <PageOf
        {...{ applying, record, declaration, faults, truth: truthOf(declaration, actingFor, employer) }}
        {...{ parts, hashOf }}
      >
        {before}
        {parts === undefined && <SentElsewhere of={declaration} />}
        <Running cases={running} hrefOf={hrefOf} />
      </PageOf>
      {page.kind === 'summary' && <ProveTelephones of={proving} />}
      {page.kind === 'summary' && (
        <Refused error={handing.error} entry={() => handing.toKeep(proving.proofs())} onKept={onKept} />
      )}
      <div className="row">
        {page.kind === 'summary' ? (
          <Button kind="primary" onPress={handIn} pending={handing.pending}>
            {words.handIn}
          </Button>
        ) : (
          <Button kind="primary" onPress={onwards}>
            {page.kind !== 'start' ? words.next : running.length > 0 ? words.beginAnother : words.begin}
          </Button>
        )}
        {at > 0 && <Button onPress={() => turn(at - 1)}>{words.before}</Button>}
      </div>
      {at > 0 && (
        <DraftStanding
          saving={draft.saving}
          newer={draft.newer}
          onMine={draft.keepMine}
          onTheirs={applying.takeTheirs}
        />
      )}
    </div>
  )
}

/** The faults of a page of questions, since it was tried. */
function faultsShown(
  page: ApplyPage,
  answers: Answers,
  tried: { readonly page: string; readonly answers: Answers } | undefined,
) {
  if (page.kind !== 'questions' || tried?.page !== page.title) return []
  return faultsOf(page.fields, answers, tried.answers)
}

/** The fields that the server found wrong, as the form names them. */
function refusedFields(error: ApiError | null) {
  return (error?.fields ?? []).map((fault) =>
    shownFault(fault.field.replace(/^(?:body\.)?form\./, ''), fault.message),
  )
}

/** What is declared by handing in: of what was typed, where anything was, and for whom. */
function truthOf({ form }: Declaration, actingFor: string | undefined, employer: string | undefined): string {
  if (employer !== undefined) return words.truthOfEmployer(employer)
  if (actingFor !== undefined)
    return form.length === 0 ? words.truthOfAskingFor(actingFor) : words.truthFor(actingFor)
  return form.length === 0 ? words.truthOfAsking : words.truth
}

/** Why it was not taken; where nothing came back, it can be kept on this device. */
function Refused({
  error,
  entry,
  onKept,
}: {
  error: ApiError | null
  entry: () => ToKeep
  onKept: (() => void) | undefined
}) {
  if (error === null) return null
  return (
    <>
      <Fault error={error} marked />
      {onKept !== undefined && isLost(error) && <KeepHere entry={entry} onKept={onKept} />}
    </>
  )
}
