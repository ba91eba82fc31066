export { CalendarPage } from './CalendarPage.tsx'
export { KnownUntil } from './KnownUntil.tsx'
