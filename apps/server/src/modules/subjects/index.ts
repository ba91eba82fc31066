export { subjectsMerged } from './events.ts'
export {
  endAlias,
  findAliasesOfCause,
  findFamilies,
  findMergedInto,
  findSubject,
  findSubjectsAfter,
  insertAlias,
  insertSubject,
  lockSubject,
  markRegistered,
  openSubject,
} from './store.ts'
