export { countMessages, deliverMessages } from './deliver.ts'
export type { MessageDeps } from './deps.ts'
export { bindInbox, bindMessages } from './routes.ts'
export { tell, type Told } from './told.ts'
