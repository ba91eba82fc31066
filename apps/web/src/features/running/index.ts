export { BoundariesPage } from './BoundariesPage.tsx'
export { RunningPage } from './RunningPage.tsx'
