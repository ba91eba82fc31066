export { checkOldest } from './check.ts'
export { packClosed } from './pack.ts'
export { bindArchives } from './routes.ts'
