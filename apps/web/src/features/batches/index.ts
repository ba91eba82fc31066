export { Batches } from './Batches.tsx'
export { OneBatch } from './OneBatch.tsx'
