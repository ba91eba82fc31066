export { DocumentsToCheck } from './DocumentsToCheck.tsx'
export { RecordPanel } from './RecordPanel.tsx'
