// Views for others: employers.card

export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export {
  findByUscc,
  findEmployer,
  findEmployerTelephones,
  findRoster,
  findRosterOfCause,
  insertRoster,
  undoRoster,
} from './store.ts'
