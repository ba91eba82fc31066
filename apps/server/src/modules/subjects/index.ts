export { subjectsMerged } from './events.ts'
export {
  endAlias,
  findAliasesOfCause,
  findFamilies,
  findMergedInto,
  findSubject,
  findSubjectsAfter,
  holdSubject,
  insertAlias,
  insertSubject,
  lockSubject,
  markRegistered,
  openSubject,
  standsForItself,
} from './store.ts'
