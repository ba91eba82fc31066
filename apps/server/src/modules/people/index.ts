// Views for others: people.card
export { peopleChecks } from './checks.ts'
export { peopleEffects } from './effects.ts'
export { contactChanged } from './events.ts'
export { contactsOf, documentView, type KnownContact, personOf, readPerson } from './find.ts'
export { findByNumber, isSameName, type NewPerson, registerPerson } from './register.ts'
export type { ContactRow } from './store.ts'
export {
  confirmDocument,
  findByKey,
  findContact as readContact,
  findContacts,
  findParticulars,
  findReplacedContact,
  findToCheck,
} from './store.ts'
