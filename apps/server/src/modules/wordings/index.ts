export { wordingsBehind } from './behind.ts'
export type { Previews, PublishingTasks, WordingDeps } from './deps.ts'
export { bindWordings } from './routes.ts'
export { versionsInOrder, type VersionRow } from './store.ts'
export {
  openWordings,
  type ShippedPart,
  type ShippedWording,
  type Standing,
  type Wordings,
  type Words,
  wordsOfShipped,
} from './words.ts'
