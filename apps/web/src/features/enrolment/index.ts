export { MemberField } from './MemberField.tsx'
export { Roster } from './Roster.tsx'
