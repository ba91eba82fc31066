import { createHash, randomBytes } from 'node:crypto'

import { type FirstRole, firstRoles } from '@tongban/contracts/first-login'
import { Secret } from 'otpauth'

import type { Clock } from '../../platform/clock.ts'
import { type Database, query } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import type { Secrets } from '../../platform/secrets.ts'

/** A link that lets one person become one of the first administrators, once. */
export interface FirstLink {
  readonly role: FirstRole
  /** Stands in the address and nowhere else: the database has only its hash. */
  readonly token: string
  readonly endsAt: Date
}

/** What the database knows of a link. */
export interface LinkRow {
  readonly role: FirstRole
  readonly totp_secret: Buffer
  readonly expires_at: string
}

const findMissing = query<{ role: FirstRole }>(
  `select w.role from unnest($1::text[]) with ordinality as w (role, place)
   where not exists (
     select from staff.grant g where g.role = w.role and g.ended_on is null and g.valid_from <= $2 and (g.valid_to is null or g.valid_to >= $2))
   order by w.place`,
)
const putLink = query(
  `insert into login.first_link (role, token_hash, totp_secret, issued_at, expires_at) values ($1, $2, $3, $4, $5)
   on conflict (role) do update set token_hash = excluded.token_hash, totp_secret = excluded.totp_secret,
     issued_at = excluded.issued_at, expires_at = excluded.expires_at, used_at = null, staff_id = null`,
)
/** An unused link that has not ended, by the hash of its token. */
export const findLink = query<LinkRow>(
  'select role, totp_secret, expires_at from login.first_link where token_hash = $1 and used_at is null and expires_at > $2',
)
export const lockLink = query<LinkRow>(
  `select role, totp_secret, expires_at from login.first_link
   where token_hash = $1 and used_at is null and expires_at > $2 for update`,
)
export const useLink = query('update login.first_link set used_at = $2, staff_id = $3 where token_hash = $1')

const hoursAtMost = 24

/**
 * 首次登录链接: one for each of the first administrators who is not in office (D-25): nobody ever was, or the grant of the last
 * one ran out. What was issued before is good no longer: of a link only the hash is kept, so that showing it again means
 * making it anew.
 */
export async function issueFirstLinks({
  database,
  secrets,
  clock,
}: {
  database: Database
  secrets: Secrets
  clock: Clock
}): Promise<FirstLink[]> {
  const now = clock.now()
  const endsAt = minutesFrom(now, hoursAtMost * 60)
  return await database.transaction({ path: 'worker' }, async (tx) => {
    const [missing] = await tx.load(findMissing(firstRoles, clock.today()))
    const links = missing.map(({ role }) => ({ role, token: randomBytes(32).toString('base64url'), endsAt }))
    for (const { role, token } of links)
      tx.record(putLink(role, hashOfToken(token), secrets.seal(new Secret({ size: 20 }).base32), now, endsAt))
    return links
  })
}

export function hashOfToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
