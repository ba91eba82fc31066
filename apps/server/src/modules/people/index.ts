export { peopleEffects } from './effects.ts'
export { documentView, personOf, type PersonRecord, readPerson } from './find.ts'
export {
  addDocument,
  canonicalNumber,
  type NewDocument,
  type NewPerson,
  type Recording,
  registerPerson,
} from './register.ts'
export { confirmDocument, findByKey, findParticulars, findToCheck } from './store.ts'
