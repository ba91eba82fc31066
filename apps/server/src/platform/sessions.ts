import { createHash, randomBytes } from 'node:crypto'

import type { Post, Role } from '@tongban/contracts/access'
import type { Day } from '@tongban/policy'

import type { Clock } from './clock.ts'
import { newId } from './context.ts'
import { type Database, query } from './database.ts'

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
  readonly grants: readonly HeldGrant[]
}

/** A signed-in device. */
export interface Session {
  readonly id: string
  readonly startedAt: Date
  readonly outletId: string | null
  readonly profile: Profile
}

const insertSession = query(
  `insert into login.session (id, token_hash, staff_id, outlet_id, device, started_at, last_seen_at, expires_at)
   values ($1, $2, $3, $4, $5, $6, $6, $7)`,
)
const findSession = query<{ id: string; staff_id: string; outlet_id: string | null; started_at: string }>(
  `update login.session set last_seen_at = $2 where token_hash = $1 and ended_at is null and expires_at > $2
   returning id, staff_id, outlet_id, started_at`,
)
const listSessions = query<{ id: string; started_at: string; last_seen_at: string; device: string }>(
  `select id, started_at, last_seen_at, device from login.session
   where staff_id = $1 and ended_at is null and expires_at > $2 order by started_at desc`,
)
const endOne = query<{ id: string }>(
  'update login.session set ended_at = $3 where id = $1 and staff_id = $2 and ended_at is null returning id',
)
const endAll = query('update login.session set ended_at = $2 where staff_id = $1 and ended_at is null')
const moveSession = query('update login.session set outlet_id = $2 where id = $1 and ended_at is null')
const tell = query(`select pg_notify('login', '')`)

const hoursAtMost = 16
const millisecondsInMemory = 5_000

/** Sessions are a table; one is kept in memory for seconds and dropped when anything about logins changes. */
export interface Sessions {
  /** @returns the token for the cookie; only its hash is stored */
  start(profile: Profile, device: string): Promise<{ token: string; session: Session }>
  find(token: string): Promise<Session | undefined>
  list(staffId: string): Promise<{ id: string; startedAt: string; lastSeenAt: string; device: string }[]>
  /** Says at which outlet a session works from now on. */
  workAt(session: Session, outletId: string): Promise<Session>
  /** Ends one session of a staff member, or all of them. */
  end(staffId: string, id?: string): Promise<void>
}

export async function createSessions(
  database: Database,
  clock: Clock,
  profileOf: (staffId: string) => Promise<Profile | undefined>,
): Promise<Sessions> {
  const remembered = new Map<string, { session: Session; until: number }>()
  let forgotten = 0
  const forget = (): void => {
    forgotten += 1 // what is being found meanwhile may be old already, and is not remembered
    remembered.clear()
  }
  await database.listen('login', forget)
  const worker = { path: 'worker' } as const
  return {
    start: async (profile, device) => {
      const token = randomBytes(32).toString('base64url')
      const now = clock.now()
      const outletId = profile.grants.find((grant) => grant.outletId !== null)?.outletId ?? null
      const session = { id: newId(), startedAt: now, outletId, profile }
      const expires = new Date(now.getTime() + hoursAtMost * 3_600_000)
      await database.transaction(worker, async (tx) =>
        tx.record(
          insertSession(
            session.id,
            hashOf(token),
            profile.staffId,
            outletId,
            device.slice(0, 200),
            now,
            expires,
          ),
        ),
      )
      return { token, session }
    },
    find: async (token) => {
      const known = remembered.get(token)
      if (known !== undefined && known.until > clock.now().getTime()) return known.session
      remembered.delete(token)
      const before = forgotten
      const [[row]] = await database.read(worker, findSession(hashOf(token), clock.now()))
      if (row === undefined) return undefined
      const profile = await profileOf(row.staff_id)
      if (profile === undefined) return undefined
      const session = { id: row.id, startedAt: new Date(row.started_at), outletId: row.outlet_id, profile }
      if (forgotten === before)
        remembered.set(token, { session, until: clock.now().getTime() + millisecondsInMemory })
      return session
    },
    list: async (staffId) => {
      const [rows] = await database.read(worker, listSessions(staffId, clock.now()))
      return rows.map((row) => ({
        id: row.id,
        startedAt: new Date(row.started_at).toISOString(),
        lastSeenAt: new Date(row.last_seen_at).toISOString(),
        device: row.device,
      }))
    },
    workAt: async (session, outletId) => {
      await database.transaction(worker, async (tx) => tx.record(moveSession(session.id, outletId), tell()))
      forget()
      return { ...session, outletId }
    },
    end: async (staffId, id) => {
      await database.transaction(worker, async (tx) =>
        tx.record(id === undefined ? endAll(staffId, clock.now()) : endOne(id, staffId, clock.now()), tell()),
      )
      forget()
    },
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
