export { accountOf, recordAccount } from './bindings.ts'
export { demoCode, sweepCodes } from './codes.ts'
export { bindAccounts } from './routes.ts'
