// Views for others: employers.card

export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export {
  countPresent,
  endRoster,
  findByUscc,
  findEmployer,
  findEmployerTelephones,
  findMembers,
  findMembersById,
  findRoster,
  findRosterDocuments,
  findRosterOfCause,
  insertRoster,
  type MemberRow,
  restoreRoster,
  openEmployer,
  undoRoster,
} from './store.ts'
