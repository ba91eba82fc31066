import { createHash, randomBytes } from 'node:crypto'

import type { Post, Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import type { Clock } from './clock.ts'
import { newId } from './context.ts'
import { type Database, query, type Statement } from './database.ts'

/** A right that a staff member holds: a role at an agency, perhaps at one outlet, from – to. */
export interface HeldGrant {
  readonly id: string
  readonly role: Role
  readonly post: Post
  readonly agencyId: string
  readonly agencyName: string
  readonly outletId: string | null
  readonly outletName: string | null
  readonly validFrom: Day
  readonly validTo: Day | null
}

/** A staff member as the sign-in needs him; the staff room gives it. */
export interface Profile {
  readonly staffId: string
  readonly username: string
  readonly name: string
  readonly ownSubjectId: string | null
  /** 回避: whose records are closed to him: his own and his family's. */
  readonly closed: readonly string[]
  /** His last day, if he has left or will. */
  readonly leftOn: Day | null
  readonly grants: readonly HeldGrant[]
}

/** An account that somebody logged in with, and the people it stands for; the accounts room gives it. */
export interface Account {
  readonly accountId: string
  readonly people: readonly {
    readonly subject: string
    readonly name: string
    /** Every id that stands for him, his own among them; left out: there is no other. */
    readonly ids?: readonly string[]
  }[]
}

interface SignedIn {
  readonly id: string
  readonly startedAt: Date
}

/** A device on which a member of staff is signed in, and the outlet he works at. */
export interface StaffSession extends SignedIn {
  readonly of: 'staff'
  readonly outletId: string | null
  readonly profile: Profile
}

/** A device on which somebody is signed in by an account, and for whom of its people he acts; null until that is known. */
export interface AccountSession extends SignedIn {
  readonly of: 'account'
  readonly account: Account
  readonly subject: string | null
}

/** A signed-in device. */
export type Session = StaffSession | AccountSession

/** Whose sessions are listed or ended: a member of staff's or an account's. */
export type Holder = { readonly staffId: string } | { readonly accountId: string }

/** Whose a session is. */
export function holderOf(session: Session): Holder {
  return session.of === 'staff'
    ? { staffId: session.profile.staffId }
    : { accountId: session.account.accountId }
}

const insertSession = query(
  `insert into login.session (id, token_hash, staff_id, account_id, outlet_id, subject_id, device, started_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $8, $9)`,
)
interface SessionRow {
  readonly id: string
  readonly staff_id: string | null
  readonly account_id: string | null
  readonly outlet_id: string | null
  readonly subject_id: string | null
  readonly started_at: string
  readonly last_seen_at: string
}

const findSession = query<SessionRow>(
  `select id, staff_id, account_id, outlet_id, subject_id, started_at, last_seen_at from login.session
   where token_hash = $1 and ended_at is null and expires_at > $2`,
)
const seen = query('update login.session set last_seen_at = $2 where id = $1 and ended_at is null')
const listSessions = query<{ id: string; started_at: string; last_seen_at: string; device: string }>(
  `select id, started_at, last_seen_at, device from login.session
   where (staff_id = $1 or account_id = $1) and ended_at is null and expires_at > $2 order by started_at desc`,
)
const endOne = query<{ id: string }>(
  `update login.session set ended_at = $3 where id = $1 and (staff_id = $2 or account_id = $2) and ended_at is null returning id`,
)
/** Ends every session of a holder, by his id; whoever uses it tells all processes (`login`). */
export const endSessionsOf = query(
  `update login.session set ended_at = $2 where (staff_id = $1 or account_id = $1) and ended_at is null`,
)
const endOfSubject = query(
  'update login.session set subject_id = null where account_id = $1 and subject_id = $2 and ended_at is null',
)
const moveSession = query('update login.session set outlet_id = $2 where id = $1 and ended_at is null')
const turnSession = query('update login.session set subject_id = $2 where id = $1 and ended_at is null')
const tell = query(`select pg_notify('login', '')`)

/** A working day; for people a day, because none of their sessions decides anything about others. */
const hoursAtMost = { staff: 16, account: 24 } as const
const millisecondsInMemory = 5_000
/** When a device was last seen is known to the minute: a write at each look would make every reading wait for the disk. */
const seenEveryMs = 60_000

/** Sessions are a table; one is kept in memory for seconds and dropped when anything about logins changes. */
export interface Sessions {
  /** Signs a member of staff in. @returns the token for the cookie; only its hash is stored */
  start(profile: Profile, device: string): Promise<{ token: string; session: StaffSession }>
  /** Signs in by an account; where it stands for one person only, for him. @returns as {@link start} */
  enter(account: Account, device: string): Promise<{ token: string; session: AccountSession }>
  find(token: string): Promise<Session | undefined>
  list(holder: Holder): Promise<{ id: string; startedAt: string; lastSeenAt: string; device: string }[]>
  /** Says at which outlet a session works from now on. */
  workAt(session: StaffSession, outletId: string): Promise<StaffSession>
  /** Says for whom of the account's people a session acts from now on. */
  actFor(session: AccountSession, subject: string): Promise<AccountSession>
  /** Ends one session of a holder, or all of them, in one transaction with what is written about it. */
  end(holder: Holder, id?: string, within?: readonly Statement[]): Promise<void>
  /** An account no longer stands for somebody: its sessions act for him no more. */
  release(accountId: string, subject: string): Promise<void>
  /** Drops what is remembered, after something about an account or a member of staff has changed. */
  forget(): void
}

/** Who may be signed in, found anew whenever what is remembered was dropped. */
export interface Holders {
  readonly profileOf: (staffId: string) => Promise<Profile | undefined>
  readonly accountOf: (accountId: string) => Promise<Account | undefined>
}

export async function createSessions(
  database: Database,
  clock: Clock,
  { profileOf, accountOf }: Holders,
): Promise<Sessions> {
  const remembered = new Map<string, { session: Session; until: number }>()
  let forgotten = 0
  const forget = (): void => {
    forgotten += 1 // what is being found meanwhile may be old already, and is not remembered
    remembered.clear()
  }
  await database.listen('login', forget)
  const worker = { path: 'worker' } as const
  const change = async (...statements: readonly Statement[]): Promise<void> => {
    await database.transaction(worker, async (tx) => tx.record(...statements, tell()))
    forget()
  }
  const insert = async (session: Session, device: string): Promise<string> => {
    const token = randomBytes(32).toString('base64url')
    const [staffId, accountId, outletId, subjectId] =
      session.of === 'staff'
        ? [session.profile.staffId, null, session.outletId, null]
        : [null, session.account.accountId, null, session.subject]
    const { id, startedAt } = session
    const expires = new Date(startedAt.getTime() + hoursAtMost[session.of] * 3_600_000)
    const shown = device.slice(0, 200)
    await database.transaction(worker, async (tx) =>
      tx.record(
        insertSession(id, hashOf(token), staffId, accountId, outletId, subjectId, shown, startedAt, expires),
      ),
    )
    return token
  }
  const sessionOf = async (row: SessionRow): Promise<Session | undefined> => {
    const common = { id: row.id, startedAt: new Date(row.started_at) }
    if (row.staff_id !== null) {
      const profile = await profileOf(row.staff_id)
      return profile && { ...common, of: 'staff', outletId: row.outlet_id, profile }
    }
    const account = await accountOf(row.account_id ?? '')
    const chosen = row.subject_id ?? ''
    const person = account?.people.find(({ subject, ids = [] }) => subject === chosen || ids.includes(chosen))
    return account && { ...common, of: 'account', account, subject: person?.subject ?? null }
  }
  return {
    start: async (profile, device) => {
      const outletId = profile.grants.find((grant) => grant.outletId !== null)?.outletId ?? null
      const session = { of: 'staff', id: newId(), startedAt: clock.now(), outletId, profile } as const
      return { token: await insert(session, device), session }
    },
    enter: async (account, device) => {
      const [first, ...others] = account.people
      const subject = others.length === 0 ? (first?.subject ?? null) : null
      const session = { of: 'account', id: newId(), startedAt: clock.now(), account, subject } as const
      return { token: await insert(session, device), session }
    },
    find: async (token) => {
      const known = remembered.get(token)
      if (known !== undefined && known.until > clock.now().getTime()) return known.session
      remembered.delete(token)
      const before = forgotten
      const [[row]] = await database.read(worker, findSession(hashOf(token), clock.now()))
      if (row !== undefined && clock.now().getTime() - Date.parse(row.last_seen_at) >= seenEveryMs)
        await database.transaction(worker, async (tx) => tx.record(seen(row.id, clock.now())))
      const session = row === undefined ? undefined : await sessionOf(row)
      if (session !== undefined && forgotten === before)
        remembered.set(token, { session, until: clock.now().getTime() + millisecondsInMemory })
      return session
    },
    list: async (holder) => {
      const [rows] = await database.read(worker, listSessions(idOf(holder), clock.now()))
      return rows.map((row) => ({
        id: row.id,
        startedAt: new Date(row.started_at).toISOString(),
        lastSeenAt: new Date(row.last_seen_at).toISOString(),
        device: row.device,
      }))
    },
    workAt: async (session, outletId) => {
      await change(moveSession(session.id, outletId))
      return { ...session, outletId }
    },
    actFor: async (session, subject) => {
      await change(turnSession(session.id, subject))
      return { ...session, subject }
    },
    end: async (holder, id, within = []) => {
      const whose = idOf(holder)
      const ends = id === undefined ? endSessionsOf(whose, clock.now()) : endOne(id, whose, clock.now())
      await change(ends, ...within)
    },
    release: async (accountId, subject) => await change(endOfSubject(accountId, subject)),
    forget,
  }
}

function idOf(holder: Holder): string {
  return 'staffId' in holder ? holder.staffId : holder.accountId
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
