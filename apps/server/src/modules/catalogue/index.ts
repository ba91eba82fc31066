export { shippedBundles, shippedDeclarations, shippedDrafts } from './items.ts'
export { type Catalogue, openCatalogue, pinyinsOf, type Published } from './catalogue.ts'
export { recordNothing } from './nothing.ts'
export { listKnown, publishItem } from './publish.ts'
export { publishBundle, publishShippedBundles } from './publish-bundle.ts'
export { newerShipped, type PublishedBy, publishNewerShipped, versionsInOrder } from './upgrade.ts'
export {
  type Announcement,
  type CaseFacts,
  type Check,
  type OtherRecords,
  type Effect,
  answered,
  judgeBy,
  named,
  type Registry,
  routeBy,
  type Routing,
} from './registry.ts'
export { bindItemDrafts } from './drafts/routes.ts'
export { bindCatalogue } from './routes.ts'
