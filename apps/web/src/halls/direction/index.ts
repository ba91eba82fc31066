export { DirectionHall } from './DirectionHall.tsx'
