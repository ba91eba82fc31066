export { EmployerHall } from './EmployerHall.tsx'
