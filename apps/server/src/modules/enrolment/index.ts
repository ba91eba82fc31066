export { enrolmentChecks, enrolmentEffects, enrolmentRoutings, findEnrolments, householdRouting, insertEnrolment } from './enrolment.ts'
