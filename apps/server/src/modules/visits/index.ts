export { bindVisits } from './routes.ts'
export { enterVisit, openVisit, requireVisit } from './visits.ts'
