import type { Declaration, Material, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'
import type { SubjectRecord } from '@tongban/contracts/people'
import type { ReactNode } from 'react'

import { Notice, Panel } from '../../design/index.ts'
import { localText } from '../../platform/language.ts'
import { AnswersOf, answersAsked, changedFrom, type faultsOf, FormOf } from '../catalogue/index.ts'
import {
  materialWords,
  namesMissing,
  SettleMaterials,
  settlementsOf,
  stage,
  waySaid,
} from '../materials/index.ts'
import type { Applying } from './applying.ts'
import { asksForBase, BaseLimitsOf } from './BaseLimitsOf.tsx'
import { ContradictionsOf } from './ChecksOf.tsx'
import { DistrustOf } from './DistrustOf.tsx'
import { homeWords as words } from './home-words.ts'
import { takesCommitment, useDistrust } from './use-checks.ts'
import { WindowOf } from './WindowOf.tsx'
import { words as caseWords } from './words.ts'

/** The page of applying on which one stands. */
export function PageOf({
  applying: { page, answers, answer, asked, settlings, settle },
  record,
  declaration,
  faults,
  truth,
  parts: given,
  hashOf,
  children,
}: {
  /** The items that it is made of, where it is not one. */
  parts?: readonly Declaration[] | undefined
  /** What binds a signature under a commitment to its text, where it is not that of the item itself. */
  hashOf?: ((material: Material) => string) | undefined
  /** What is declared by handing in. */
  truth: string
  applying: Applying
  record: SubjectRecord
  declaration: Declaration
  faults: ReturnType<typeof faultsOf>
  /** What is said before anything is typed. */
  children: ReactNode
}) {
  const parts = given ?? [declaration]
  const distrust = useDistrust(record.subject, parts.find(takesCommitment) ?? declaration)
  if (page.kind === 'start')
    return (
      <>
        {children}
        <DistrustOf distrust={distrust} />
        <WindowsOf subject={record.subject} parts={parts} />
        {given === undefined && (
          <ContradictionsOf
            subject={record.subject}
            item={declaration.code}
            form={answersAsked(declaration.form, answers)}
            help={caseWords.againstAtHome}
            isSaidAlready
          />
        )}
        <Start declaration={declaration} />
      </>
    )
  if (page.kind === 'questions')
    return (
      <Panel title={words.questions}>
        <BasesOf {...{ parts, answers }} subject={record.subject} form={declaration.form} />
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
        upload={async (file) => await stage(record.subject, file)}
        asked={asked}
        home
        item={declaration.code}
        hashOf={hashOf}
        distrust={distrust}
        settlings={settlings}
        onChange={settle}
        facts={record.facts}
      />
    )
  return (
    <Summary
      subject={record.subject}
      facts={record.facts}
      {...{ declaration, answers, parts }}
      isItem={given === undefined}
      truth={truth}
      missing={namesMissing(asked, settlings)}
      materials={settlementsOf(asked, settlings)}
    />
  )
}

/** 业务期 of each item. */
function WindowsOf({ subject, parts }: { subject: string; parts: readonly Declaration[] }) {
  return parts.map((part) => <WindowOf key={part.code} subject={subject} of={part} />)
}

/** 缴费基数上下限, where one of the items asks for bases. */
function BasesOf({
  subject,
  parts,
  form,
  answers,
}: {
  subject: string
  parts: readonly Declaration[]
  form: Declaration['form']
  answers: Answers
}) {
  const asking = parts.find(asksForBase)
  return asking === undefined ? null : (
    <BaseLimitsOf {...{ subject, answers }} declaration={{ code: asking.code, form }} />
  )
}

/** How far one has come. */
export function Steps({ pages, at }: { pages: readonly string[]; at: number }) {
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
  if (limit === null) return words.whenAccepted
  const said = kind === 'instant' ? words.acceptedWithin : words.within
  return said(limit.length, limit.unit)
}

function Summary({
  subject,
  facts,
  declaration,
  answers,
  missing,
  materials,
  truth,
  parts,
  isItem,
}: {
  parts: readonly Declaration[]
  /** One item, of which the server knows what speaks against it; a form of several is no item. */
  isItem: boolean
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
        {isItem && (
          <ContradictionsOf {...{ subject, form }} item={declaration.code} help={caseWords.againstAtHome} />
        )}
        <WindowsOf {...{ subject, parts }} />
        <BasesOf {...{ subject, parts }} form={declaration.form} answers={form} />
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
          const declared = declaration.materials.find(({ key }) => key === material)
          return (
            <li key={material}>
              {declared === undefined ? material : localText(declared.name)}（
              {by === 'file'
                ? materialWords.photosCount(files.length)
                : waySaid(by, declared, declaration.applicants)}
              ）
            </li>
          )
        })}
      </ul>
    </div>
  )
}
