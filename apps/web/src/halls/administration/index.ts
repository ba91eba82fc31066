export { AdministrationHall } from './AdministrationHall.tsx'
