export { findSubject, insertSubject, markRegistered } from './store.ts'
