export { enrolmentEffects } from './effects.ts'
export { enrolmentChecks } from './checks.ts'
export { bindRoster } from './routes.ts'
export { enrolmentRoutings, householdRouting, insertEnrolment, readEnrolments } from './enrolment.ts'
