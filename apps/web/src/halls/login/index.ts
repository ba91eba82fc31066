export { LoginHall } from './LoginHall.tsx'
