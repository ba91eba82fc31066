export { type Catalogue, openCatalogue, type Published } from './catalogue.ts'
export { listDrafts, publishItem } from './publish.ts'
export { type CaseFacts, type Check, type Effect, named, type Registry, type Routing } from './registry.ts'
export { bindCatalogue } from './routes.ts'
