export { Identify } from './Identify.tsx'
export { VisitBanner } from './VisitBanner.tsx'
