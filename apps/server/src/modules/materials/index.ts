export {
  claimFiles,
  lockFiles,
  openFileStore,
  type Opening,
  requireUnclaimed,
  stageFile,
  sweepFiles,
} from './files.ts'
export { sweepOrphans } from './orphans.ts'
export { bindMaterials } from './routes.ts'
