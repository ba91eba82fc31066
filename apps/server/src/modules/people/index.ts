export { peopleEffects } from './effects.ts'
export { documentView, personOf, readPerson } from './find.ts'
export { canonicalNumber, findByNumber, isSameName, type NewPerson, registerPerson } from './register.ts'
export { confirmDocument, findByKey, findParticulars, findToCheck } from './store.ts'
