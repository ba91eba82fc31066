export { FirstLoginHall } from './FirstLoginHall.tsx'
export { InvitationHall } from './InvitationHall.tsx'
export { LoginHall } from './LoginHall.tsx'
