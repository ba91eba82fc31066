export { CalculatorHall, NotDoneHall, StartHall, WhereHall } from './StartHall.tsx'
