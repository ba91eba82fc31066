export { enrolmentEffects } from './effects.ts'
export { enrolmentChecks } from './checks.ts'
export { findOverlaps, findWrittenAcross, overlapCheck } from './overlap.ts'
export {
  enrolmentRoutings,
  findAgenciesOf,
  householdRouting,
  insertEnrolment,
  readEnrolments,
} from './enrolment.ts'
export { enrolmentChanged } from './events.ts'
export { bindRoster } from './routes.ts'
