import { createHash, randomBytes } from 'node:crypto'

import { Secret, TOTP } from 'otpauth'

import { query } from '../src/platform/database.ts'
import type { World } from './world.ts'

const putLink = query(
  `insert into login.first_link (role, token_hash, totp_secret, issued_at, expires_at) values ('audit-administrator', $1, $2, $3, $4)
   on conflict (role) do update set token_hash = excluded.token_hash, totp_secret = excluded.totp_secret, used_at = null, staff_id = null,
     issued_at = excluded.issued_at, expires_at = excluded.expires_at`,
)
const dayMilliseconds = 86_400_000

/** A link for a first login in a world that has its administrators already, and the code of its secret now. */
export async function plantFirstLink({
  database,
  secrets,
  clock,
}: World): Promise<{ token: string; code: string }> {
  const token = randomBytes(32).toString('base64url')
  const secret = new Secret({ size: 20 })
  const now = clock.now()
  const hash = createHash('sha256').update(token).digest()
  await database.transaction({ path: 'worker' }, async (tx) =>
    tx.record(putLink(hash, secrets.seal(secret.base32), now, new Date(now.getTime() + dayMilliseconds))),
  )
  return { token, code: new TOTP({ secret }).generate({ timestamp: now.getTime() }) }
}
