export { claimFiles, lockFiles, openFileStore, type Opening, requireUnclaimed, sweepFiles } from './files.ts'
export { sweepOrphans } from './orphans.ts'
export { scanFiles } from './scan.ts'
export { bindMaterials } from './routes.ts'
