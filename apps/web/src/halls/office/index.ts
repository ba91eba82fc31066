export { OfficeHall } from './OfficeHall.tsx'
