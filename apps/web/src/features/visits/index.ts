export { Identify } from './Identify.tsx'
export { VisitBanner } from './VisitBanner.tsx'
export type { Identification } from './identification.ts'
