export { StartHall } from './StartHall.tsx'
