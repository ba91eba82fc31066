export {
  claimFiles,
  destroyFiles,
  findFilesOf,
  findFilesOfCase,
  lockFiles,
  type FileStore,
  openFileStore,
  type Opening,
  requireUsable,
  stageFile,
  sweepFiles,
} from './files.ts'
export { sweepOrphans } from './orphans.ts'
export { countUnscanned, scanFiles } from './scan.ts'
export { bindMaterials } from './routes.ts'
