import type { CaseView } from '@tongban/contracts/cases'
import type { ReactNode } from 'react'

import { Button, Notice } from '../../design/index.ts'
import { caseNumberText } from '../../platform/format.ts'
import { useRead } from '../../platform/use.ts'
import { PapersOf } from '../papers/index.ts'
import { useMe } from '../session/index.ts'
import { type HandedIn, owedOf, Receipt, Told } from './Receipt.tsx'
import { words } from './words.ts'

/** What the person is told at the counter: done, accepted, or what is still missing; and the paper to take home. */
export function Result({
  view,
  handed,
  clerk,
  children,
}: {
  view: CaseView
  handed: HandedIn
  clerk: string
  /** Where one goes from here. */
  children: ReactNode
}) {
  const me = useMe()
  const { subject, id } = view
  const detail = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  const owed = owedOf(handed, detail.data?.followUps)
  return (
    <div className="stack">
      <div className="screen-only">
        <Notice tone={view.hold === null ? 'done' : 'warn'} alert>
          <p className="case-number">
            {words.number} {caseNumberText(view.number)}
          </p>
          <Told {...{ view, handed, owed }} />
        </Notice>
      </div>
      <div className="screen-only row">
        <span className="prints-receipt">
          <Button kind="primary" onPress={() => window.print()}>
            {words.print}
            {words.receipt}
          </Button>
        </span>
        {children}
      </div>
      <PapersOf subject={subject} caseId={id} today={me.today} />
      <Receipt {...{ view, handed, clerk, owed }} />
    </div>
  )
}
