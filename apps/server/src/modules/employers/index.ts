export { employerEffects, employerFacts, employerRoutings, type NewEmployer, registerEmployer } from './employer.ts'
export { findByUscc, findEmployer, findRoster, insertRoster } from './store.ts'
