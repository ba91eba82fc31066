export { countActs } from './count.ts'
export { bindAnalytics } from './routes.ts'
export { sumDays } from './sum.ts'
