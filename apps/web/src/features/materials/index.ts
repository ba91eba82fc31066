export { LackingList } from './LackingList.tsx'
export { SettleMaterials, stage } from './SettleMaterials.tsx'
export {
  lackingOf,
  materialsAsked,
  missingOf,
  namesMissing,
  settledByRecord,
  settlementsOf,
  type Settlings,
} from './settling.ts'
export { FilesOf, MaterialsOf } from './Viewer.tsx'
export { words as materialWords } from './words.ts'
