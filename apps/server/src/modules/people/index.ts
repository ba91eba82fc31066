// Views for others: people.card
export { peopleChecks } from './checks.ts'
export { peopleEffects } from './effects.ts'
export { contactChanged, particularsChanged } from './events.ts'
export { contactsOf, documentView, type KnownContact, personOf, readPerson } from './find.ts'
export { findLookalikes, findTakenOn } from './lookalikes.ts'
export { mergedIn, mergeEffect, onePersonCheck } from './merge.ts'
export { findOwnLiving } from './own-living.ts'
export {
  findByNumber,
  findByNumberOrBehind,
  isSameName,
  isStranger,
  type NewPerson,
  registerPerson,
} from './register.ts'
export type { ContactRow } from './store.ts'
export {
  confirmDocument,
  findByKey,
  findStray,
  findStraysOf,
  findCalled,
  findContact as readContact,
  findContacts,
  findDocumentsOf,
  findFormerContact,
  findParticulars,
  findReplacedContact,
  findToCheck,
} from './store.ts'
