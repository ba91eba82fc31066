export { CalculatorHall, NotDoneHall, PublicitiesHall, StartHall, WhereHall } from './StartHall.tsx'
