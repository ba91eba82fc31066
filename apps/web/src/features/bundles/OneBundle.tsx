import type { BundleView } from '@tongban/contracts/bundles'
import { useState } from 'react'
import { Link } from 'wouter'

import { Button, Fault, Loaded, Notice, Panel } from '../../design/index.ts'
import { caseNumberText, dayText } from '../../platform/format.ts'
import { useAct, useRead } from '../../platform/use.ts'
import { DepartmentOf, Standing, Withdrawing } from '../cases/index.ts'
import { PapersOf } from '../papers/index.ts'
import { words } from './words.ts'

type HrefOf = (id: string) => string

/** One bundle: how each of its cases stands, who waits for whom, what the applicant is asked, and its one receipt. */
export function OneBundle({
  subject,
  id,
  hrefOf,
  isNew,
}: {
  subject: string
  id: string
  hrefOf: HrefOf
  /** It was handed in a moment ago. */
  isNew: boolean
}) {
  const found = useRead('GET /api/bundles/:subject/:id', { params: { subject, id } })
  return (
    <Loaded of={found}>
      {(bundle) => (
        <div className="stack">
          {isNew && isUnderWay(bundle) && (
            <Notice tone="done" alert>
              <p>
                <strong>{words.handedTitle}</strong>
              </p>
              <p>{words.handed(bundle.members.length)}</p>
            </Notice>
          )}
          <p className="row">
            <strong>{bundle.name}</strong>
            <span className="case-number">{caseNumberText(bundle.number)}</span>
            <span className="soft small">
              {words.handedIn(dayText(bundle.handedInOn), bundle.handedInBy)}
            </span>
          </p>
          <Question bundle={bundle} />
          <Members bundle={bundle} hrefOf={hrefOf} />
          <Withdrawal bundle={bundle} />
          <PapersOf subject={subject} caseId={id} shown="receipt" />
        </div>
      )}
    </Loaded>
  )
}

/** That it was handed in is news as long as nothing of it was taken back, and not all of it is done. */
function isUnderWay({ endedOn, members }: BundleView): boolean {
  return endedOn === null && members.every((member) => member.case.outcome !== 'withdrawn')
}

function Members({ bundle, hrefOf }: { bundle: BundleView; hrefOf: HrefOf }) {
  const { members, endedOn, off } = bundle
  const done = members.filter((member) => member.case.outcome === 'completed').length
  return (
    <Panel title={words.progress}>
      <p>
        {words.done(done, members.length)}
        {endedOn !== null && `，${words.ended}`}
      </p>
      <ol className="plain">
        {members.map(({ key, itemName, case: view }) => (
          <li key={key} className="item">
            <span className="item-words">
              <Link href={hrefOf(view.id)}>{itemName}</Link>
              <br />
              {view.reading}
              <br />
              <span className="soft small">
                {caseNumberText(view.number)} ·{' '}
                {view.department === null ? view.agencyName : <DepartmentOf of={view} />}
              </span>
            </span>
            <Standing of={view} />
          </li>
        ))}
      </ol>
      {off.map(({ key, itemName, department, contact }) => (
        <p key={key}>{words.off(itemName, department, contact)}</p>
      ))}
    </Panel>
  )
}

/** Whether the rest goes on when one was not completed. */
function Question({ bundle: { subject, id, question } }: { bundle: BundleView }) {
  const answer = useAct('POST /api/bundles/:subject/:id/answer')
  if (question === null) return null
  const say = async (goOn: boolean): Promise<void> => {
    await answer.act({ params: { subject, id }, body: { goOn } })
  }
  return (
    <Notice tone="warn" alert>
      <p>{words.question(question.failed, dayText(question.until))}</p>
      {answer.error !== null && <Fault error={answer.error} />}
      <div className="row">
        <Button kind="primary" onPress={async () => await say(true)} pending={answer.pending}>
          {words.goOn}
        </Button>
        <Button onPress={async () => await say(false)} pending={answer.pending}>
          {words.stop}
        </Button>
      </div>
    </Notice>
  )
}

function Withdrawal({ bundle: { subject, id, members } }: { bundle: BundleView }) {
  const withdraw = useAct('POST /api/bundles/:subject/:id/withdrawal')
  const [stays, setStays] = useState<BundleView['off']>([])
  const open = members.filter((member) => member.case.stage !== 'closed')
  if (open.length === 0) return null
  const act = async (reason: string): Promise<unknown> => {
    const done = await withdraw.act({ params: { subject, id }, body: { reason } })
    if (done !== undefined) setStays(done.stays)
    return done
  }
  return (
    <>
      {stays.length > 0 && (
        <Notice tone="warn" alert>
          {stays.map(({ key, itemName, department, contact }) => (
            <p key={key}>{words.stays(itemName, department, contact)}</p>
          ))}
        </Notice>
      )}
      {open.length > stays.length && (
        <Withdrawing
          of={withdraw}
          verb={words.withdraw}
          title={words.withdraw}
          help={words.withdrawHelp}
          act={act}
        />
      )}
    </>
  )
}
