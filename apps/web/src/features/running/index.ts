export { RunningPage } from './RunningPage.tsx'
