export { bindVisits } from './routes.ts'
export { enterVisit, openVisit, requireVisit, type VisitDeps } from './visits.ts'
