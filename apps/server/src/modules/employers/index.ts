export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export { findByUscc, findEmployer, findRoster, insertRoster, undoRoster } from './store.ts'
