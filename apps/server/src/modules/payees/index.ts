export { accountEffect, holderAgrees } from './account.ts'
export { accountsOf, readAccounts } from './view.ts'
