import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { SubjectRecord } from '@tongban/contracts/people'
import { type ReactNode, useRef, useState } from 'react'

import { Button, ErrorSummary, Fault, Notice, Panel } from '../../design/index.ts'
import type { ApiError } from '../../platform/client.ts'
import { localText } from '../../platform/language.ts'
import { useAct } from '../../platform/use.ts'
import { AnswersOf, answersAsked, changedFrom, faultsOf, FormOf, shownFault } from '../catalogue/index.ts'
import { DraftStanding } from '../drafts/index.ts'
import { materialWords, namesMissing, SettleMaterials, settlementsOf } from '../materials/index.ts'
import { type Applying, type Asked, useApplying } from './applying.ts'
import { ContradictionsOf } from './ChecksOf.tsx'
import { homeWords as words } from './home-words.ts'
import { ProveTelephones, useTelephonesToProve } from './ProveTelephones.tsx'
import { Running, useRunning } from './Running.tsx'
import { WindowOf } from './WindowOf.tsx'
import { words as caseWords } from './words.ts'

/**
 * One item at home: what it will ask and how long it takes, its questions a few a page, its papers, and all of it once more
 * before it is handed in. What is typed is saved as it is typed; going back loses nothing.
 */
export function ApplyAtHome(
  given: Asked & {
    onDone: (view: CaseView) => void
    /** Where one of one's own cases stands. */
    hrefOf: (view: CaseView) => string
    /** Whose matter it is, where one telephone stands for several people: then it may be done for him. */
    actingFor?: string | undefined
    /** The employer that it is done for, by a mandate. */
    employer?: string | undefined
  },
) {
  const { record, item, onDone, hrefOf, actingFor, employer } = given
  const { declaration, version } = item
  const applying = useApplying(given)
  const { answers, settlings, asked, pages, page, at, draft } = applying
  const [tried, setTried] = useState<string>()
  const proving = useTelephonesToProve(declaration, record, answers)
  const create = useAct('POST /api/cases')
  const running = useRunning(record.subject, declaration.code)
  const heading = useRef<HTMLHeadingElement>(null)
  const faults = page.kind === 'questions' && tried === page.title ? faultsOf(page.fields, answers) : []

  const turn = (to: number): void => {
    setTried(undefined)
    applying.go(to)
    heading.current?.focus()
  }
  const onwards = (): void => {
    if (page.kind === 'questions' && faultsOf(page.fields, answers).length > 0) setTried(page.title)
    else turn(at + 1)
  }
  const handIn = async (): Promise<void> => {
    const proofs = proving.proofs()
    if (proofs === undefined) return
    const body = {
      subject: record.subject,
      item: declaration.code,
      itemVersion: version,
      form: answersAsked(declaration.form, answers),
      materials: settlementsOf(asked, settlings),
      ...proofs,
    }
    await draft.rest()
    const view = await create.act({ body })
    if (view === undefined) applying.go(at) // refused: it is a draft still
    else onDone(view)
  }
  return (
    <div className="stack">
      <Steps pages={pages.map(({ title }) => title)} at={at} />
      <ErrorSummary faults={page.kind === 'summary' ? refusedFields(create.error) : faults} />
      <h2 ref={heading} tabIndex={-1}>
        {page.title}
      </h2>
      <PageOf
        {...{ applying, record, declaration, faults, truth: truthOf(declaration, actingFor, employer) }}
      >
        <Running cases={running} hrefOf={hrefOf} />
      </PageOf>
      {page.kind === 'summary' && <ProveTelephones of={proving} />}
      {create.error !== null && page.kind === 'summary' && <Fault error={create.error} marked />}
      <div className="row">
        {page.kind === 'summary' ? (
          <Button kind="primary" onPress={handIn} pending={create.pending}>
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

/** The fields that the server found wrong, as the form names them. */
function refusedFields(error: ApiError | null) {
  return (error?.fields ?? []).map((fault) =>
    shownFault(fault.field.replace(/^(?:body\.)?form\./, ''), fault.message),
  )
}

function PageOf({
  applying: { page, answers, answer, asked, settlings, settle },
  record,
  declaration,
  faults,
  truth,
  children,
}: {
  /** What is declared by handing in. */
  truth: string
  applying: Applying
  record: SubjectRecord
  declaration: Declaration
  faults: ReturnType<typeof faultsOf>
  /** What is said before anything is typed. */
  children: ReactNode
}) {
  if (page.kind === 'start')
    return (
      <>
        {children}
        <WindowOf subject={record.subject} of={declaration} />
        <ContradictionsOf
          subject={record.subject}
          item={declaration.code}
          form={answersAsked(declaration.form, answers)}
          help={caseWords.againstAtHome}
        />
        <Start declaration={declaration} />
      </>
    )
  if (page.kind === 'questions')
    return (
      <Panel title={words.questions}>
        <FormOf
          fields={page.fields}
          answers={answers}
          onChange={answer}
          faults={faults}
          facts={record.facts}
        />
      </Panel>
    )
  if (page.kind === 'materials')
    return (
      <SettleMaterials
        subject={record.subject}
        asked={asked}
        home
        settlings={settlings}
        onChange={settle}
        facts={record.facts}
      />
    )
  return (
    <Summary
      subject={record.subject}
      facts={record.facts}
      {...{ declaration, answers }}
      truth={truth}
      missing={namesMissing(asked, settlings)}
      materials={settlementsOf(asked, settlings)}
    />
  )
}

function Steps({ pages, at }: { pages: readonly string[]; at: number }) {
  return (
    <div>
      <p className="soft small">{words.stepOf(at + 1, pages.length)}</p>
      <ol className="steps-said" aria-label={words.steps}>
        {pages.map((title, index) => (
          <li key={title} aria-current={index === at ? 'step' : undefined}>
            {title}
          </li>
        ))}
      </ol>
    </div>
  )
}

/** What it will ask, what is needed, and how long it takes: before anything is typed. */
function Start({ declaration }: { declaration: Declaration }) {
  const { materials, result } = declaration
  const always = materials.filter(({ when }) => when === undefined)
  return (
    <Panel title={words.whatItTakes}>
      <dl className="facts">
        <dt>{words.minutes}</dt>
        <dd>{words.minutesSaid(Math.max(2, declaration.form.length + materials.length * 2))}</dd>
        <dt>{words.papersNeeded}</dt>
        <dd>
          {always.length === 0 ? (
            words.noPapers
          ) : (
            <ul className="plain">
              {always.map(({ key, name }) => (
                <li key={key}>{localText(name)}</li>
              ))}
            </ul>
          )}
        </dd>
        <dt>{words.howLong}</dt>
        <dd>{howLong(declaration)}</dd>
        <dt>{words.youGet}</dt>
        <dd>
          <ul className="plain">
            {result.map((name) => (
              <li key={name['zh-CN']}>{localText(name)}</li>
            ))}
          </ul>
        </dd>
      </dl>
      <p className="soft small">{words.savedAsTyped}</p>
    </Panel>
  )
}

/** What completes by itself is done at once; else an instant matter is done when the agency takes it on. */
function howLong({ automatic, kind, limits: { promised, guide, statutory } }: Declaration): string {
  const limit = promised ?? guide ?? statutory
  if (automatic === true) return words.atOnce
  return kind === 'instant' || limit === null ? words.whenAccepted : words.within(limit.length, limit.unit)
}

function Summary({
  subject,
  facts,
  declaration,
  answers,
  missing,
  materials,
  truth,
}: {
  truth: string
  subject: string
  facts: SubjectRecord['facts']
  declaration: Declaration
  answers: Answers
  missing: readonly string[]
  materials: readonly Settlement[]
}) {
  const form = answersAsked(declaration.form, answers)
  return (
    <Panel title={words.check}>
      <div className="stack">
        <ContradictionsOf {...{ subject, form }} item={declaration.code} help={caseWords.againstAtHome} />
        <WindowOf subject={subject} of={declaration} />
        <AnswersOf
          fields={declaration.form}
          answers={form}
          before={changedFrom(declaration.form, form, facts)}
        />
        {materials.length > 0 && <HandedIn {...{ materials, declaration }} />}
        {missing.length > 0 && (
          <Notice tone="warn">
            <p>{words.missing(missing.length)}</p>
            <ul>
              {missing.map((name) => (
                <li key={name}>{name}</li>
              ))}
            </ul>
            <p>{words.missingHelp}</p>
          </Notice>
        )}
        <p className="soft small">{truth}</p>
      </div>
    </Panel>
  )
}

/** What is declared by handing in: of what was typed, where anything was, and for whom. */
function truthOf({ form }: Declaration, actingFor: string | undefined, employer: string | undefined): string {
  if (employer !== undefined) return words.truthOfEmployer(employer)
  if (actingFor !== undefined)
    return form.length === 0 ? words.truthOfAskingFor(actingFor) : words.truthFor(actingFor)
  return form.length === 0 ? words.truthOfAsking : words.truth
}

/** The papers that are about to be handed in, by name. */
function HandedIn({
  materials,
  declaration,
}: {
  materials: readonly Settlement[]
  declaration: Declaration
}) {
  return (
    <div>
      <h3>{words.materialCount(materials.length)}</h3>
      <ul className="plain">
        {materials.map(({ material, by, files = [] }) => {
          const name = declaration.materials.find(({ key }) => key === material)?.name
          return (
            <li key={material}>
              {name === undefined ? material : localText(name)}（
              {by === 'file' ? materialWords.photosCount(files.length) : materialWords.ways[by]}）
            </li>
          )
        })}
      </ul>
    </div>
  )
}
