import type { PayeeAccount } from '@tongban/contracts/people'

import type { Secrets } from '../../platform/secrets.ts'
import { type AccountRow, findAccount } from './store.ts'

/** What is read of somebody's accounts. */
export function readAccounts(subjectId: string) {
  return findAccount(subjectId)
}

/** 待遇发放账户 as people and staff see it: of its number only the last four digits. */
export function accountsOf(secrets: Pick<Secrets, 'open'>, rows: readonly AccountRow[]): PayeeAccount[] {
  return rows.map(({ bank, number, holder_name, valid_from }) => ({
    bank,
    ending: secrets.open(number).slice(-4),
    holderName: holder_name,
    from: valid_from,
  }))
}
