export { NotDoneHall, StartHall, WhereHall } from './StartHall.tsx'
