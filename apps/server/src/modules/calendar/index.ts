export { openLaw } from './calendar.ts'
