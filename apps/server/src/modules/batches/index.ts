export { applyBatches } from './apply.ts'
export { sweepBatches } from './end.ts'
export { bindBatches } from './routes.ts'
