export { enrolmentEffects } from './effects.ts'
export {
  enrolmentChecks,
  enrolmentRoutings,
  householdRouting,
  insertEnrolment,
  readEnrolments,
} from './enrolment.ts'
