export type { MergerDeps } from './deps.ts'
export { bindMergers } from './routes.ts'
export { takePlaces } from './take-place.ts'
