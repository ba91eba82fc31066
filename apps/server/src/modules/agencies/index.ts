export { type Agencies, addAgencies, type NewAgency, openAgencies } from './agencies.ts'
export { bindAgencies } from './routes.ts'
