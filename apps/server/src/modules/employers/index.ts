export {
  employerEffects,
  employerFacts,
  employerRoutings,
  type NewEmployer,
  registerEmployer,
} from './employer.ts'
export { findByUscc, findEmployer, findRoster, insertRoster, undoRoster } from './store.ts'
