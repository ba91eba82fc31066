import { Loaded } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { RecordPanel } from './RecordPanel.tsx'

/** What is recorded of somebody, for himself or who acts for him. */
export function OwnRecord({ subject }: { subject: string }) {
  const record = useRead('GET /api/people/:subject', { params: { subject }, query: {} })
  return <Loaded of={record}>{(known) => <RecordPanel record={known} />}</Loaded>
}
