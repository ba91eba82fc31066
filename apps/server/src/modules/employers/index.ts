// Views for others: employers.card

export { employerChanged } from './events.ts'
export { employerEffects, employerFacts, employerRoutings, registerEmployer } from './employer.ts'
export {
  countPresent,
  endRoster,
  findByUscc,
  findEmployer,
  findEmployerTelephones,
  findEverOfCause,
  findRegistered,
  findMembers,
  findLinesById,
  findMembersById,
  findMembersByNumber,
  findRoster,
  findRosterDocuments,
  findRosterOfCause,
  insertRoster,
  type MemberRow,
  restoreRoster,
  openEmployer,
  undoRoster,
} from './store.ts'
