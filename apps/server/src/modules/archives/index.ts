export { checkOldest } from './check.ts'
export type { ArchiveDeps } from './deps.ts'
export { packClosed } from './pack.ts'
export { bindArchives } from './routes.ts'
