export { noticesOf, readExceptions, readKnown } from './calendar.ts'
export { bindCalendar } from './routes.ts'
export { openWindows, recordWindow, type Windows } from './windows.ts'
