export { accountOf, recordAccount } from './bindings.ts'
export { demoCode, proveTelephone, sweepCodes, whoLogsIn } from './codes.ts'
export { endSharedLogins, findReach, isInOtherHands } from './hidden.ts'
export { bindAccounts } from './routes.ts'
