// Views for others: employers.card

export { employerChanged } from './events.ts'
export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export {
  findByUscc,
  findEmployer,
  findEmployerTelephones,
  findEverOfCause,
  findRegistered,
  findRoster,
  findRosterOfCause,
  insertRoster,
  undoRoster,
} from './store.ts'
