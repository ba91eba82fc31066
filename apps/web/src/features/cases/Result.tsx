import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'

import { Button, Notice, Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { materialWords } from '../materials/index.ts'
import { words } from './words.ts'

/** What was handed in, kept for the receipt. */
export interface HandedIn {
  readonly declaration: Declaration
  readonly answers: Answers
  readonly materials: readonly Settlement[]
  readonly agentName: string | null
}

/** What the person is told at the counter: done, accepted, or what is still missing; and the paper to take home. */
export function Result({
  view,
  handed,
  clerk,
  today,
}: {
  view: CaseView
  handed: HandedIn
  clerk: string
  today: string
}) {
  return (
    <div className="stack">
      <Notice tone={view.hold === null ? 'done' : 'warn'} alert>
        <p className="case-number">
          {words.number} {caseNumberText(view.number)}
        </p>
        <Sentence view={view} count={handed.materials.length} />
      </Notice>
      <div className="screen-only">
        <Button kind="primary" onPress={() => window.print()}>
          {words.print}
          {words.receipt}
        </Button>
      </div>
      <Receipt view={view} handed={handed} clerk={clerk} today={today} />
    </div>
  )
}

function Sentence({ view, count }: { view: CaseView; count: number }) {
  if (view.hold !== null && view.hold.missing.length > 0) {
    return (
      <>
        <p>{words.deficient(view.hold.missing.length)}</p>
        <ol>
          {view.hold.missing.map(({ key, name, why }) => (
            <li key={key}>
              {name}：{why}
            </li>
          ))}
        </ol>
        {view.hold.until !== null && <p>{words.deficientUntil(view.hold.until)}</p>}
      </>
    )
  }
  if (view.outcome === 'completed') return <p>{words.completed(view.subjectName)}</p>
  if (view.stage === 'submitted') return <p>{words.received(view.itemName, count, view.submittedOn)}</p>
  return <p>{words.accepted(view.itemName, view.agencyName, view.dueOn, view.dueSaid)}</p>
}

/** 收件凭证: what was handed in, to whom, when, under which number. */
function Receipt({
  view,
  handed,
  clerk,
  today,
}: {
  view: CaseView
  handed: HandedIn
  clerk: string
  today: string
}) {
  const nameOf = (key: string): string =>
    handed.declaration.materials.find((material) => material.key === key)?.name['zh-CN'] ?? key
  const facts = [
    [words.number, caseNumberText(view.number)],
    [words.item, view.itemName],
    [words.subject, view.subjectName],
    ...(handed.agentName === null ? [] : [[words.agentTitle, handed.agentName]]),
    [words.agency, view.agencyName],
    [words.outlet, view.outletName ?? ''],
    [words.submitted, dayText(view.submittedOn)],
    ...(view.dueOn === null ? [] : [[words.due, dayText(view.dueOn)]]),
    [words.clerk, `${clerk}　${dayText(today)}`],
  ]
  return (
    <article className="paper stack" aria-label={words.receipt}>
      <h2>{words.receipt}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name} className="facts-pair">
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Panel title={words.form}>
        <AnswersOf fields={handed.declaration.form} answers={handed.answers} />
      </Panel>
      <Panel title={materialWords.title}>
        <ol>
          {handed.materials.map(({ material, by, files }) => (
            <li key={material}>
              {nameOf(material)}（{materialWords.ways[by]}
              {files !== undefined && `，${materialWords.copies(files.length)}`}）
            </li>
          ))}
        </ol>
      </Panel>
      <p className="soft small">{words.receiptFoot}</p>
    </article>
  )
}
