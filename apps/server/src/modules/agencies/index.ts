export {
  type Agencies,
  addAgencies,
  ceaseAgency,
  keepAgency,
  findTopAgency,
  type NewAgency,
  openAgencies,
  recordAgencies,
  tellAgencies,
} from './agencies.ts'
export { bindAgencies } from './routes.ts'
