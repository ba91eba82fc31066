import type { Binding, OwnAccount } from '@tongban/contracts/accounts'
import { canonicalNumber, type IdentityKind } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { Secrets } from '../../platform/secrets.ts'
import type { Account, AccountSession } from '../../platform/sessions.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { takeTurn } from '../../platform/turns.ts'
import { tell as tellPerson } from '../messages/index.ts'
import { findByNumber, isSameName, readContact } from '../people/index.ts'
import { enterVisit, readIdentification, requireShown, requireVisit } from '../visits/index.ts'
import { proveTelephone, telephoneKey } from './codes.ts'
import type { AccountDeps } from './deps.ts'
import {
  type BindingRow,
  endBinding,
  findAccount,
  findBindings,
  findOfTelephone,
  findPeople,
  insertAccount,
  insertBinding,
} from './store.ts'

const worker = { path: 'worker' } as const
const tell = query(`select pg_notify('login', '')`)

/** An account with the people it stands for now. */
export async function accountOf(
  { database }: Pick<AccountDeps, 'database'>,
  accountId: string,
): Promise<Account | undefined> {
  const [[account], people] = await database.read(worker, findAccount(accountId), findPeople(accountId))
  if (account === undefined) return undefined
  const each = new Map(people.map(({ stays, name, ids }) => [stays, { subject: stays, name, ids }]))
  return { accountId, people: [...each.values()] }
}

/**
 * Ends, at each login, what a telephone stood for by the register and no longer does: a number that somebody gave up opens
 * nothing to whoever gets it next. Who changes his number goes on where he is logged in, and logs in with the new one next time.
 */
export async function endStaleBindings(
  { database, secrets, clock }: AccountDeps,
  accountId: string,
): Promise<void> {
  const [[account], people] = await database.read(worker, findAccount(accountId), findPeople(accountId))
  if (account?.telephone === undefined || account.telephone === null) return
  const telephone = secrets.open(account.telephone)
  for (const { subject_id, binding_id, how } of people) {
    if (how !== 'register') continue
    if ((await telephoneOnRecord({ database, secrets }, subject_id)) === telephone) continue
    await database.transaction(worker, async (tx) =>
      tx.record(endBinding(subject_id, binding_id, clock.now(), null), tell()),
    )
  }
}

/** The account of a telephone, opened at its first login. */
export async function accountOfTelephone(deps: AccountDeps, telephone: string): Promise<string> {
  const { database, secrets, clock } = deps
  const key = telephoneKey(deps, telephone)
  const [[known]] = await database.read(worker, findOfTelephone(key))
  if (known !== undefined) return known.id
  return await openAccount(
    deps,
    (id) => insertAccount(id, key, secrets.seal(telephone), null, null, clock.now()),
    findOfTelephone(key),
  )
}

/** Two first logins at the same moment open one account. */
export async function openAccount(
  { database }: AccountDeps,
  insert: (id: string) => Statement,
  again: Statement<{ id: string }>,
): Promise<string> {
  const id = newId()
  try {
    await database.transaction(worker, async (tx) => tx.record(insert(id)))
    return id
  } catch (error) {
    const [[other]] = await database.read(worker, again)
    if (other === undefined) throw error
    return other.id
  }
}

/** Whom a session acts for, and for whom it may. */
export async function ownAccountOf(
  {
    database,
    secrets,
    clock,
    mode,
    isWard,
  }: Pick<AccountDeps, 'database' | 'secrets' | 'clock' | 'mode' | 'isWard'>,
  { id, account, subject }: AccountSession,
): Promise<OwnAccount> {
  const [[row]] = await database.read(worker, findAccount(account.accountId))
  return {
    people: account.people.map(({ subject: own, name }) => ({ subject: own, name })),
    subject,
    ward: subject !== null && (await isWard({ subject, today: clock.today() })),
    session: id,
    today: clock.today(),
    mode,
    telephone: lastFour(secrets, row?.telephone),
  }
}

/**
 * The first login of somebody: number, name and the telephone on record must all be his, for a code proves a telephone and not a
 * person (D-50). Which of the three differs is not told, and tries are counted; a telephone that somebody else gave for him is
 * none of his until he has proved it or shown himself. Who is hidden is told alike: she proves a number at a counter that knows her, because whoever
 * she fled from may have the telephone on record, her number and her name.
 * @throws Refusal accounts.no-match, accounts.not-by-openid, login.locked
 */
export async function bindByRegister(
  deps: AccountDeps,
  { account }: AccountSession,
  given: { kind: IdentityKind; number: string; name: string },
): Promise<Account> {
  const { database, secrets, clock, sessions } = deps
  const now = clock.now()
  const guesser = `binding of ${account.accountId}`
  await refuseGuessing(database, guesser, now)
  const [[own], [found]] = await database.read(
    worker,
    findAccount(account.accountId),
    findByNumber(secrets, given.kind, canonicalNumber(given.number)),
  )
  if (own?.telephone === undefined || own.telephone === null) throw new Refusal('accounts.not-by-openid')
  const isHis = found !== undefined && isSameName(found.name, given.name) && !deps.isHidden(found.subject_id)
  const known = isHis ? found.subject_id : undefined
  const onRecord = known === undefined ? null : await telephoneOnRecord(deps, known)
  if (known === undefined || onRecord !== secrets.open(own.telephone)) throw new Refusal('accounts.no-match')
  await database.transaction(worker, async (tx) =>
    tx.record(insertBinding(known, newId(), account.accountId, own.telephone, 'register', null, now), tell()),
  )
  await forgetWrong(database, guesser)
  sessions.forget()
  const others = account.people.filter(({ subject }) => subject !== known)
  return { ...account, people: [...others, { subject: known, name: found?.name ?? '' }] }
}

/** The telephone on record, if it is the person's own word: one that an employer typed for him says nothing of who he is. */
async function telephoneOnRecord(
  { database, secrets }: Pick<AccountDeps, 'database' | 'secrets'>,
  subject: string,
): Promise<string | null> {
  const [[contact]] = await database.read(worker, readContact(subject))
  if (contact === undefined || contact.telephone === null || contact.telephone_from !== 'person') return null
  return secrets.open(contact.telephone)
}

/** Which telephones and identities may log in for a person, for himself or within a visit. */
export async function findOwnBindings(
  { database, secrets }: AccountDeps,
  context: Context,
  subject: string,
  accountId: string | undefined,
): Promise<{ rows: Binding[] }> {
  const [visits, rows] = await database.read(
    scopeOf(context),
    opened(context, subject),
    findBindings(subject),
  )
  requireOpened(context, subject, visits)
  return { rows: rows.map((row) => viewOf(secrets, row, accountId)) }
}

/**
 * 当面绑定: the clerk has the person before him, who reads out the code that came to his telephone. What is bound already stays the
 * binding that it is, and nobody is told of it once more.
 * @throws Refusal visits.none, visits.not-shown, accounts.code, accounts.not-a-person, login.locked
 */
export async function bindAtCounter(
  deps: AccountDeps,
  context: Context,
  command: Command,
  { subject, telephone, code }: { subject: string; telephone: string; code: string },
  from: string,
): Promise<Binding> {
  const { database, secrets, sessions } = deps
  let account: string | undefined
  const bound = await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    // One after the other: who sends again must find the first answer, for a code is used up by being right.
    load: [
      takeTurn(`accounts ${subject}`),
      enterVisit(context, subject),
      readIdentification(context, subject),
      isPerson(subject),
    ] as const,
    admit: ([, visits, identified]) => {
      requireVisit(visits)
      requireShown(identified)
    },
    run: async (tx, [, , , [person]]) => {
      if (person === undefined) throw new Refusal('accounts.not-a-person')
      await proveTelephone(deps, telephone, code, from)
      account = await accountOfTelephone(deps, telephone)
      const row: BindingRow = {
        id: newId(),
        account_id: account,
        telephone: secrets.seal(telephone),
        how: 'counter',
        bound_at: context.now.toISOString(),
      }
      const { id, how } = row
      const [[first], known] = await tx.load(
        insertBinding(subject, id, account, row.telephone, how, context.actorId, context.now),
        findBindings(subject),
      )
      const stands = known.find(({ account_id }) => account_id === account)
      if (first === undefined && stands !== undefined) return viewOf(secrets, stands, undefined)
      tx.record(
        lookWithin(context, { act: 'accounts.bind', subjectId: subject, purpose: row.id }),
        ...tellOfBinding(context, subject, context.agencyId ?? '', context.outletId),
        tell(),
      )
      return viewOf(secrets, row, undefined)
    },
  })
  sessions.forget()
  return bound
}

/**
 * 告知本人: a new way to log in opens everything about somebody, so that the telephone that the register knows is told of it, whoever
 * stood at the counter.
 */
export function tellOfBinding(
  { now, today }: Pick<Context, 'now' | 'today'>,
  subjectId: string,
  agencyId: string,
  outlet: string | null,
): Statement[] {
  const about = { subjectId, caseId: null, seq: 0, agencyId }
  return tellPerson({ now }, about, [{ kind: 'login-added', facts: { on: today, outlet } }])
}

const isPerson = query<{ subject_id: string }>('select subject_id from people.card where subject_id = $1')

/**
 * A telephone no longer logs in for somebody; what it has open for him closes at once. At home one ends one's own login, and with
 * the telephone that the register knows as the person's also any other; else whoever got in could lock the person out.
 * @param accountId who asks, at home
 * @throws Refusal visits.none, visits.not-shown, accounts.not-found, accounts.not-yours
 */
export async function releaseBinding(
  deps: AccountDeps,
  context: Context,
  command: Command,
  { subject, id }: { subject: string; id: string },
  accountId: string | undefined,
): Promise<{ done: true }> {
  const { database, sessions } = deps
  let account: string | undefined
  const principal = context.path === 'counter' || (await isPrincipal(deps, subject, accountId))
  const done = await once(database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      opened(context, subject),
      readIdentification(context, subject),
      endBinding(subject, id, context.now, context.actorId),
    ] as const,
    admit: ([visits, identified]) => {
      requireOpened(context, subject, visits)
      requireShown(identified)
    },
    run: (tx, [, , [ended]]) => {
      if (ended === undefined) throw new Refusal('accounts.not-found')
      if (!principal && ended.account_id !== accountId) throw new Refusal('accounts.not-yours')
      account = ended.account_id
      tx.record(tell())
      if (context.path === 'counter')
        tx.record(lookWithin(context, { act: 'accounts.release', subjectId: subject, purpose: id }))
      return { done: true as const }
    },
  })
  if (account !== undefined) await sessions.release(account, subject)
  return done
}

/** Whether an account is the telephone that the register knows as this person's. */
async function isPrincipal(
  deps: AccountDeps,
  subject: string,
  accountId: string | undefined,
): Promise<boolean> {
  if (accountId === undefined) return false
  const [[own]] = await deps.database.read(worker, findAccount(accountId))
  if (own?.telephone === undefined || own.telephone === null) return false
  return (await telephoneOnRecord(deps, subject)) === deps.secrets.open(own.telephone)
}

const nothing = query('select 1 as one where false')

/** A visit opens the subject at the counter; one's own is open. */
function opened(context: Context, subject: string): Statement {
  return context.path === 'counter' ? enterVisit(context, subject) : nothing()
}

function requireOpened({ path, subjects }: Context, subject: string, visits: readonly unknown[]): void {
  if (path === 'counter') requireVisit(visits)
  else if (!subjects.includes(subject)) throw new Refusal('accounts.not-found')
}

function viewOf(
  secrets: AccountDeps['secrets'],
  { id, telephone, how, account_id, bound_at }: BindingRow,
  accountId: string | undefined,
): Binding {
  return {
    id,
    telephone: lastFour(secrets, telephone),
    how,
    boundAt: isoOf(bound_at),
    own: account_id === accountId,
  }
}

/** What tells telephones of a family apart without showing one. */
function lastFour(secrets: AccountDeps['secrets'], telephone: Buffer | null | undefined): string | null {
  return telephone === null || telephone === undefined ? null : secrets.open(telephone).slice(-4)
}

/** A telephone that may log in for these people from the start: what is known when a city is loaded. */
export function recordAccount(
  secrets: Secrets,
  telephone: string,
  subjects: readonly string[],
  now: Date,
): Statement[] {
  const [id, sealed] = [newId(), secrets.seal(telephone)]
  return [
    insertAccount(id, telephoneKey({ secrets }, telephone), sealed, null, null, now),
    ...subjects.map((subject) => insertBinding(subject, newId(), id, sealed, 'register', null, now)),
  ]
}
