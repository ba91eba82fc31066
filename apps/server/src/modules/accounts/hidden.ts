import type { ShieldReach } from '@tongban/contracts/shields'

import type { Context } from '../../platform/context.ts'
import { type Database, query, type Statement } from '../../platform/database.ts'
import type { Secrets } from '../../platform/secrets.ts'
import { readContact } from '../people/index.ts'
import { telephoneKey } from './codes.ts'

const worker = { path: 'worker' } as const
/** Others than somebody, under whichever of his ids, for whom an account stands, too. */
const others = `exists (select from accounts.binding o where o.account_id = b.account_id and o.ended_at is null and o.subject_id <> all (subjects.all_of($1)))`
const findWays = query<{ telephone_key: Buffer | null; shared: boolean }>(
  `select a.telephone_key, ${others} as shared from accounts.binding b join accounts.account a on a.id = b.account_id
   where b.subject_id = any (subjects.all_of($1)) and b.ended_at is null`,
)
const findOthersAt = query<{ shared: boolean }>(
  `select exists (select from accounts.account a join accounts.binding b on b.account_id = a.id and b.ended_at is null
     where a.telephone_key = $2 and b.subject_id <> all (subjects.all_of($1))) as shared`,
)
const endShared = query(
  `update accounts.binding b set ended_at = $2, ended_by = $3
   where b.subject_id = any (subjects.all_of($1)) and b.ended_at is null and ${others}`,
)
const tell = query(`select pg_notify('login', '')`)

const findOtherHands = query<{ other: boolean }>(
  `select exists (select from accounts.account a join accounts.binding b on b.account_id = a.id
     where a.telephone_key = $2 and case when b.subject_id = any (subjects.all_of($1))
       then b.ended_at is not null and not exists (select from accounts.binding o where o.account_id = a.id and o.ended_at is null and o.subject_id = b.subject_id)
       else b.ended_at is null end) as other`,
)

/** Whether a telephone may be in other hands than somebody's: it logs another in, or logged him in and does so no more. */
export function isInOtherHands(secrets: Secrets, subject: string, telephone: string) {
  return findOtherHands(subject, telephoneKey({ secrets }, telephone))
}

/** 保护以前: an officer sees by how many ways she is reached before he confirms that she is hidden. */
export async function findReach(
  { database, secrets }: { readonly database: Database; readonly secrets: Secrets },
  subject: string,
): Promise<ShieldReach> {
  const [ways, [contact]] = await database.read(worker, findWays(subject), readContact(subject))
  const sealed = contact?.telephone ?? null
  const onRecord = sealed === null ? null : telephoneKey({ secrets }, secrets.open(sealed))
  const [[record]] = await database.read(worker, findOthersAt(subject, onRecord))
  const keys = [...ways.map(({ telephone_key }) => telephone_key), onRecord].filter((key) => key !== null)
  return {
    logins: ways.length,
    shared: ways.filter(({ shared }) => shared).length,
    telephones: new Set(keys.map((key) => key.toString('hex'))).size,
    recordShared: record?.shared === true,
  }
}

/**
 * 保护开始: what logs in for her and for somebody else, too, logs in for her no more, and its open sessions see her no more from their next request on:
 * who she fled from may hold it. She proves a number anew at a counter where she is known. Written with the decision that hides her.
 */
export function endSharedLogins(
  { now, actorId }: Pick<Context, 'now' | 'actorId'>,
  subject: string,
): Statement[] {
  return [endShared(subject, now, actorId), tell()]
}
