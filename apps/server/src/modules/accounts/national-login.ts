import type { IdentityKind } from '@tongban/policy'
import { z } from 'zod'

import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import type { Come } from '../../platform/openid.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Account } from '../../platform/sessions.ts'
import { readEnrolments } from '../enrolment/index.ts'
import { findByNumber, isSameName } from '../people/index.ts'
import { accountOf, openAccount, tellOfBinding } from './bindings.ts'
import type { AccountDeps } from './deps.ts'
import { findOfOpenid, insertAccount, insertBinding } from './store.ts'

const kinds = [
  'resident',
  'hk-macau-permit',
  'taiwan-permit',
  'hmt-residence-permit',
  'foreign-permanent',
  'passport',
] as const satisfies readonly IdentityKind[]
/** What a national login says of a person beside his subject: the claims of the scope `identity`. */
const identity = z.object({
  identity_kind: z.enum(kinds),
  identity_number: z.string().min(1).max(40),
  name: z.string().min(1).max(200),
})
const tell = query(`select pg_notify('login', '')`)

/**
 * Who comes from the national login is bound by the number and name that it vouches for; whom the register does not know yet has an
 * account that stands for nobody, and is told where to be taken on.
 * @throws Refusal login.openid-refused when the provider says nothing of who he is
 */
export async function accountOfIdentity(
  deps: AccountDeps,
  { issuer, subject, claims }: Come,
): Promise<Account> {
  const { database, secrets, clock, sessions } = deps
  const said = identity.safeParse(claims)
  if (!said.success) throw new Refusal('login.openid-refused')
  const [[known], [person]] = await database.read(
    { path: 'worker' },
    findOfOpenid(issuer, subject),
    findByNumber(secrets, said.data.identity_kind, said.data.identity_number),
  )
  const now = clock.now()
  const accountId =
    known?.id ??
    (await openAccount(
      deps,
      (id) => insertAccount(id, null, null, issuer, subject, now),
      findOfOpenid(issuer, subject),
    ))
  if (person !== undefined && isSameName(person.name, said.data.name)) {
    await bindOnce(deps, accountId, person.subject_id)
    sessions.forget()
  }
  return (await accountOf(deps, accountId)) ?? { accountId, people: [] }
}

/** Each login vouches for the person anew; only the first, and one after the way in was released, adds a way in and tells of it. */
async function bindOnce(
  { database, clock, agencies }: AccountDeps,
  accountId: string,
  subject: string,
): Promise<void> {
  const now = clock.now()
  await database.transaction({ path: 'worker' }, async (tx) => {
    const [bound, enrolments] = await tx.load(
      insertBinding(subject, newId(), accountId, null, 'openid', null, now),
      readEnrolments(subject),
    )
    if (bound.length === 0) return
    const speaks =
      enrolments.find(({ valid_to }) => valid_to === null)?.agency_id ??
      agencies.all().find(({ routingDesk }) => routingDesk)?.id
    if (speaks !== undefined)
      tx.record(...tellOfBinding({ now, today: clock.today() }, subject, speaks, null))
    tx.record(tell())
  })
}
