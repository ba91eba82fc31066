export { SettleMaterials, stage } from './SettleMaterials.tsx'
export { materialsAsked, missingOf, settledByRecord, settlementsOf, type Settlings } from './settling.ts'
export { FilesOf, MaterialsOf } from './Viewer.tsx'
export { words as materialWords } from './words.ts'
