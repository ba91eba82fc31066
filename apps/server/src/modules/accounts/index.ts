export { accountOf, recordAccount } from './bindings.ts'
export { demoCode, proveTelephone, sweepCodes } from './codes.ts'
export { bindAccounts } from './routes.ts'
