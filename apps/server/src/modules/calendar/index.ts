export { openLaw } from './calendar.ts'
export { bindCalendar } from './routes.ts'
