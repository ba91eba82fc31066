// Views for others: employers.card

export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export {
  countPresent,
  findByUscc,
  findEmployer,
  findEmployerTelephones,
  findMembers,
  findRoster,
  findRosterDocuments,
  findRosterOfCause,
  insertRoster,
  type MemberRow,
  openEmployer,
  undoRoster,
} from './store.ts'
