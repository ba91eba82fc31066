export { fitting, warningsOf } from './fitting.ts'
export { openLaw } from './law.ts'
export { bindLaw, bindParameters } from './routes.ts'
