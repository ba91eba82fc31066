export { holdersOf, standingMandate } from './find.ts'
export { bindMandates } from './routes.ts'
export { findHolders, insertMandate } from './store.ts'
