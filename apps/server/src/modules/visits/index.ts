export { bindVisits } from './routes.ts'
export { enterVisit, requireVisit } from './visits.ts'
