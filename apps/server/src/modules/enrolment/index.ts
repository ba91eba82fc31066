export { enrolmentEffects } from './effects.ts'
export { enrolmentChecks } from './checks.ts'
export { enrolmentRoutings, householdRouting, insertEnrolment, readEnrolments } from './enrolment.ts'
