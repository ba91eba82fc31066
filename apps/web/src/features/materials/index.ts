export { LackingList } from './LackingList.tsx'
export { SettleMaterials } from './SettleMaterials.tsx'
export { shownAgain, stage, stageOrKeep } from './stage.ts'
export {
  lackingOf,
  materialsAsked,
  missingOf,
  namesMissing,
  settledByRecord,
  settlementsOf,
  type Settlings,
  waySaid,
} from './settling.ts'
export { FilesOf, MaterialsOf } from './Viewer.tsx'
export { words as materialWords } from './words.ts'
