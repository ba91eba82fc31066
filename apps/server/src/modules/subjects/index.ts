export { findSubject, insertSubject, lockSubject, markRegistered } from './store.ts'
