export { checkOldest } from './check.ts'
export { packClosed, packMissed } from './pack.ts'
export { bindArchives } from './routes.ts'
