export { bindVisits } from './routes.ts'
export { type EnteredVisit, enterVisit, requireVisit } from './visits.ts'
