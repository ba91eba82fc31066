export { type Agencies, addAgencies, openAgencies } from './agencies.ts'
export { bindAgencies } from './routes.ts'
