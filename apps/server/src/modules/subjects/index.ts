export { findSubject, findSubjectsAfter, insertSubject, lockSubject, markRegistered } from './store.ts'
