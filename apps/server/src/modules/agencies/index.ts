export {
  type Agencies,
  addAgencies,
  findTopAgency,
  type NewAgency,
  openAgencies,
  recordAgencies,
} from './agencies.ts'
export { bindAgencies } from './routes.ts'
