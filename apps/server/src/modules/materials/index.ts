export { claimFiles, lockFiles, openFileStore, type Opening, requireUnclaimed, sweepFiles } from './files.ts'
export { bindMaterials } from './routes.ts'
