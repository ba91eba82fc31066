import type { CaseView, FollowUpView } from '@tongban/contracts/cases'
import type { Declaration, Settlement } from '@tongban/contracts/declaration'
import type { Answers } from '@tongban/contracts/form'

import { Facts } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { localText } from '../../platform/language.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { materialWords, waySaid } from '../materials/index.ts'
import { words } from './words.ts'

/** What was handed in, kept for the receipt. */
export interface HandedIn {
  readonly declaration: Declaration
  readonly answers: Answers
  readonly materials: readonly Settlement[]
  readonly agentName: string | null
}

/** A material that is still to be brought, and until when; before the acceptance only within how many working days of it. */
interface Owed {
  readonly key: string
  readonly name: string
  readonly until: string | null
  readonly days: number | null
}

/** What is owed of what was handed in, as long as it has not been brought. */
export function owedOf(
  { declaration, materials }: HandedIn,
  followUps: readonly FollowUpView[] | undefined,
): readonly Owed[] {
  return materials.flatMap(({ material, by }) => {
    const declared = declaration.materials.find(({ key }) => key === material)
    const debt = followUps?.find((one) => one.kind === 'debt' && one.material === material)
    if (by !== 'debt' || declared === undefined || (debt !== undefined && debt.outcome !== null)) return []
    const { name, debtDays = null } = declared
    return [{ key: material, name: localText(name), until: debt?.dueOn ?? null, days: debtDays }]
  })
}

/** The sentence of the key moment, as on screen so on paper: missing, done, received or accepted; and what is owed. */
export function Told({ view, handed, owed }: { view: CaseView; handed: HandedIn; owed: readonly Owed[] }) {
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
  if (view.outcome !== null && view.outcome !== 'completed') return <p>{view.reading}</p>
  const asksAgain = view.outcome !== null || view.stage === 'submitted'
  return (
    <>
      <p>{saidOf(view, handed)}</p>
      {owed.length > 0 && <ToBring owed={owed} asksAgain={asksAgain} />}
      {owed.length === 0 && !asksAgain && view.hold?.party !== 'applicant' && <p>{words.nothingToDo}</p>}
    </>
  )
}

function saidOf(view: CaseView, { materials }: HandedIn): string {
  if (view.outcome === 'completed') return words.completed(view.subjectName)
  if (view.hold?.party === 'applicant') return view.reading
  if (view.stage !== 'submitted')
    return words.accepted(view.itemName, view.agencyName, view.dueOn, view.dueSaid)
  const seen = materials.some(({ by }) => by === 'seen')
  const count = materials.filter(({ by }) => by === 'file' || by === 'seen').length
  return words.received(view.itemName, count, seen, view.submittedOn)
}

function ToBring({ owed, asksAgain }: { owed: readonly Owed[]; asksAgain: boolean }) {
  return (
    <>
      <p>{asksAgain ? words.stillToBring(owed.length) : words.toBring(owed.length)}</p>
      <ol>
        {owed.map(({ key, name, until, days }) => (
          <li key={key}>
            {until === null ? words.bringWithin(name, days ?? 0) : words.bringUntil(name, until)}
          </li>
        ))}
      </ol>
      <p>{words.notBrought}</p>
    </>
  )
}

/** 收件凭证: what was handed in, to whom, when, under which number; the paper for the person's pocket. */
export function Receipt({
  view,
  handed,
  clerk,
  owed,
}: {
  view: CaseView
  handed: HandedIn
  clerk: string
  owed: readonly Owed[]
}) {
  const title = view.outcome === 'completed' ? words.receiptDone : words.receipt
  const declaredOf = (key: string) => handed.declaration.materials.find((material) => material.key === key)
  const nameOf = (key: string): string => declaredOf(key)?.name['zh-CN'] ?? key
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
        <Told {...{ view, handed, owed }} />
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
                {nameOf(material)}（{waySaid(by, declaredOf(material), handed.declaration.applicants)}
                {files !== undefined && `，${materialWords.copies(files.length)}`}）
              </li>
            ))}
          </ol>
        </div>
      )}
      <div className="paper-foot">
        <span>
          {clerk !== '' && `${words.clerk}：${clerk}　`}
          {dayText(view.submittedOn)}
        </span>
        <span className="paper-seal">{words.seal}</span>
      </div>
      <p className="soft small">{words.receiptFoot}</p>
    </article>
  )
}

function ReceiptFacts({ view, agentName }: { view: CaseView; agentName: string | null }) {
  const facts: readonly (readonly [string, string])[] = [
    [words.item, view.itemName],
    [words.subject, view.subjectName],
    ...(agentName === null ? [] : [[words.agentTitle, agentName] as const]),
    [words.agency, view.agencyName],
    [words.submitted, dayText(view.submittedOn)],
    ...(view.closedOn === null ? [] : [[words.closed, dayText(view.closedOn)] as const]),
    ...(view.dueOn === null || view.closedOn !== null ? [] : [[words.due, dayText(view.dueOn)] as const]),
  ]
  return <Facts rows={facts} />
}
