export { openLaw } from './law.ts'
export { bindLaw, bindParameters } from './routes.ts'
