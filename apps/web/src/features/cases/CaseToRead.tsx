import type { ReactNode } from 'react'

import { Loaded, Page, Panel } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { AnswersOf } from '../catalogue/index.ts'
import { MaterialsOf } from '../materials/index.ts'
import { useMe } from '../session/index.ts'
import { AgentOf } from './AgentOf.tsx'
import { CaseHead, StaffCaseHistory } from './CaseHead.tsx'
import { CounterCases } from './CounterCases.tsx'
import { Extending } from './Extending.tsx'
import { SignatureOf } from './SignatureOf.tsx'
import { Urging } from './Urging.tsx'
import { useItemOf } from './use-item-of.ts'
import { words } from './words.ts'

/** One case to be read: nothing is done here but to urge, no claim, no photographs. Reading it stands in the audit. */
export function CaseToRead({ subject, id, back }: { subject: string; id: string; back: ReactNode }) {
  const me = useMe()
  const found = useRead('GET /api/cases/:subject/:id', { params: { subject, id } })
  const item = useItemOf(found.data)
  const declaration = item.data?.declaration
  return (
    <Loaded of={found}>
      {(detail) => (
        <Page title={words.caseOf(detail.itemName, detail.subjectName)} beside={back}>
          <div className="sides">
            <div className="stack">
              <CaseHead of={detail} today={me.today} />
              <CounterCases detail={detail} />
              <Urging detail={detail} today={me.today} />
              <Extending detail={detail} />
              <StaffCaseHistory of={detail} />
            </div>
            <div className="stack">
              <Panel title={words.form}>
                <AnswersOf fields={declaration?.form ?? []} answers={detail.form} />
                {detail.agent !== null && <AgentOf agent={detail.agent} />}
              </Panel>
              <MaterialsOf
                subject={subject}
                caseId={id}
                materials={detail.materials}
                closed
                {...{ declaration }}
              />
              <SignatureOf detail={detail} closed />
            </div>
          </div>
        </Page>
      )}
    </Loaded>
  )
}
