export { accountOf } from './bindings.ts'
export { demoCode, sweepCodes } from './codes.ts'
export type { AccountDeps } from './deps.ts'
export { bindAccounts } from './routes.ts'
