export { addOutlets, isClosed, openOutlets, type Outlets, tellOutlets } from './outlets.ts'
export { bindOutlets } from './routes.ts'
export { moveOutlets } from './store.ts'
