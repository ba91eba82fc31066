export { enrolmentEffects } from './effects.ts'
export {
  enrolmentChecks,
  enrolmentRoutings,
  findEnrolments,
  householdRouting,
  insertEnrolment,
} from './enrolment.ts'
