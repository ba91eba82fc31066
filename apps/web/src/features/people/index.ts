export { DocumentsToCheck } from './DocumentsToCheck.tsx'
export { OwnRecord } from './OwnRecord.tsx'
export { RecordPanel } from './RecordPanel.tsx'
