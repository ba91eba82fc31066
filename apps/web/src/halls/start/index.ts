export { NotDoneHall, StartHall } from './StartHall.tsx'
