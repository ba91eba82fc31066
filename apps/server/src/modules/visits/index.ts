export { bindVisits } from './routes.ts'
export {
  enterVisit,
  findEndedVisit,
  openVisit,
  readIdentification,
  requireShown,
  requireVisit,
} from './visits.ts'
