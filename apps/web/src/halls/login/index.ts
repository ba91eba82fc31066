export { FirstLoginHall } from './FirstLoginHall.tsx'
export { LoginHall } from './LoginHall.tsx'
