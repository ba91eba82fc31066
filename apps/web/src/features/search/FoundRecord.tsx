import type { ReactNode } from 'react'

import { Loaded, Page } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { RecordPanel } from '../people/index.ts'
import { words } from './words.ts'

/** The record of somebody who was found, opened through a case of this office; the look stands in the audit. */
export function FoundRecord({ subject, caseId, back }: { subject: string; caseId: string; back: ReactNode }) {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: { case: caseId } })
  return (
    <Loaded of={record}>
      {(known) => (
        <Page title={words.recordOf(known.name)} beside={back}>
          <RecordPanel record={known} />
        </Page>
      )}
    </Loaded>
  )
}
