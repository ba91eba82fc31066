export { addOutlets, isClosed, openOutlets, type Outlets } from './outlets.ts'
export { bindOutlets } from './routes.ts'
