export { wordingsBehind } from './behind.ts'
export type { Previews } from './deps.ts'
export { bindWordings } from './routes.ts'
export { versionsInOrder, type VersionRow } from './store.ts'
export {
  openWordings,
  type ShippedPart,
  type ShippedWording,
  type Wordings,
  type Words,
  wordsOfShipped,
} from './words.ts'
