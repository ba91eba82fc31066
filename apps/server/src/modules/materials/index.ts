export {
  claimFiles,
  type FileStore,
  lockFiles,
  openFileStore,
  type Opening,
  requireUnclaimed,
  sweepFiles,
} from './files.ts'
export { bindMaterials } from './routes.ts'
