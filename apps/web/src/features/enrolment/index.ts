export { Roster } from './Roster.tsx'
