import type { Post, Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import type { Database } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { hashPassword, publicCost } from './passwords.ts'
import { insertGrant, insertStaff, tellLogin } from './store.ts'

/** A staff member as a city's data or the first start brings him. */
export interface NewStaff {
  readonly id: string
  readonly username: string
  readonly name: string
  readonly password: string
  /** A demo's password is known to everyone and is stored at the lowest cost. */
  readonly passwordIsPublic?: true
  /** Base32, as an authenticator takes it. */
  readonly totpSecret: string
  /** Who he is at a provider of identities. */
  readonly openid: { readonly issuer: string; readonly subject: string } | null
  /** Who he is in private life: nobody handles his own record. */
  readonly ownSubjectId?: string | null | undefined
  readonly grants: readonly {
    role: Role
    post: Post
    agencyId: string
    outletId: string | null
    from: Day
    to: Day | null
  }[]
}

/** Takes staff into the register with their first grants. */
export async function registerStaff(
  database: Database,
  secrets: Secrets,
  staff: readonly NewStaff[],
  now: Date,
): Promise<void> {
  const hashes = new Map<string, string>()
  for (const { password, passwordIsPublic } of staff)
    if (!hashes.has(password))
      hashes.set(password, await hashPassword(password, passwordIsPublic === true ? publicCost : undefined))
  await database.transaction({ path: 'worker' }, async (tx) => {
    for (const { id, username, name, password, totpSecret, openid, ownSubjectId, grants } of staff) {
      tx.record(
        insertStaff(
          id,
          username,
          name,
          ownSubjectId ?? null,
          hashes.get(password),
          secrets.seal(totpSecret),
          openid?.issuer ?? null,
          openid?.subject ?? null,
          now,
        ),
      )
      for (const { role, post, agencyId, outletId, from, to } of grants)
        tx.record(insertGrant(newId(), id, role, post, agencyId, outletId, from, to, null))
    }
    tx.record(tellLogin())
  })
}
