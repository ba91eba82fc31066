export { bindVisits } from './routes.ts'
export { enterVisit, openVisit, readIdentification, requireShown, requireVisit } from './visits.ts'
