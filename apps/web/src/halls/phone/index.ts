export { PhoneHall } from './PhoneHall.tsx'
