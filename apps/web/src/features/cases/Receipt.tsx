import type { CaseView } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'

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

/** The sentence of the key moment, as on screen so on paper: missing, done, received or accepted. */
export function Told({ view, count }: { view: CaseView; count: number }) {
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
  if (view.outcome !== null) return <p>{view.reading}</p>
  return <p>{words.accepted(view.itemName, view.agencyName, view.dueOn, view.dueSaid)}</p>
}

/** 收件凭证: what was handed in, to whom, when, under which number; the paper for the person's pocket. */
export function Receipt({ view, handed, clerk }: { view: CaseView; handed: HandedIn; clerk: string }) {
  const title = view.outcome === 'completed' ? words.receiptDone : words.receipt
  const nameOf = (key: string): string =>
    handed.declaration.materials.find((material) => material.key === key)?.name['zh-CN'] ?? key
  return (
    <article className="paper stack" aria-label={title}>
      <div className="paper-top">
        <span>{view.outletName ?? view.agencyName}</span>
        <span>
          {words.number} {caseNumberText(view.number)}
        </span>
      </div>
      <h2>{title}</h2>
      <div className="print-only">
        <Told view={view} count={handed.materials.length} />
      </div>
      <ReceiptFacts view={view} agentName={handed.agentName} />
      <div>
        <h3>{words.form}</h3>
        <AnswersOf fields={handed.declaration.form} answers={handed.answers} />
      </div>
      {handed.materials.length > 0 && (
        <div>
          <h3>{words.receiptMaterials(handed.materials.length)}</h3>
          <ol>
            {handed.materials.map(({ material, by, files }) => (
              <li key={material}>
                {nameOf(material)}（{materialWords.ways[by]}
                {files !== undefined && `，${materialWords.copies(files.length)}`}）
              </li>
            ))}
          </ol>
        </div>
      )}
      <div className="paper-foot">
        <span>
          {words.clerk}：{clerk}　{dayText(view.submittedOn)}
        </span>
        <span className="paper-seal">{words.seal}</span>
      </div>
      <p className="soft small">{words.receiptFoot}</p>
    </article>
  )
}

function ReceiptFacts({ view, agentName }: { view: CaseView; agentName: string | null }) {
  const facts = [
    [words.item, view.itemName],
    [words.subject, view.subjectName],
    ...(agentName === null ? [] : [[words.agentTitle, agentName]]),
    [words.agency, view.agencyName],
    [words.submitted, dayText(view.submittedOn)],
    ...(view.closedOn === null ? [] : [[words.closed, dayText(view.closedOn)]]),
    ...(view.dueOn === null || view.closedOn !== null ? [] : [[words.due, dayText(view.dueOn)]]),
  ]
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name} className="facts-pair">
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  )
}
