import type { ClientAct } from '@tongban/contracts/access'
import type { ClientNotice } from '@tongban/contracts/client-api'
import type { Day } from '@tongban/policy'

import { query } from '../../platform/database.ts'

/** A key as it rests: what it is for, and never the key. */
export interface KeyRow {
  readonly id: string
  readonly client_id: string
  readonly prefix: string
  readonly acts: readonly ClientAct[]
  readonly items: readonly string[] | null
  readonly agencies: readonly string[] | null
  readonly requests_a_minute: number
  readonly hand_ins_a_day: number
  readonly expires_on: Day
  readonly made_by: string
  readonly made_at: string
  readonly revoked_at: string | null
  readonly last_used_at: string | null
}

const keyColumns = `k.id, k.client_id, k.prefix, k.acts, k.items, k.agencies, k.requests_a_minute, k.hand_ins_a_day, k.expires_on, k.made_by, k.made_at,
  k.revoked_at, k.last_used_at`

export const findKeyByHash = query<KeyRow & { name: string; agency_id: string }>(
  `select ${keyColumns}, c.name, c.agency_id from clients.key k join clients.client c on c.id = k.client_id where k.hash = $1`,
)
export const keyUsed = query('update clients.key set last_used_at = $2 where id = $1')
export const readNames = query<{ id: string; name: string; agency_id: string }>(
  'select id, name, agency_id from clients.client order by name, id',
)
export const tellChanged = query(`select pg_notify('clients', '')`)

export interface ClientRow {
  readonly id: string
  readonly name: string
  readonly agency_id: string
  readonly webhook_url: string | null
  readonly has_secret: boolean
  readonly former_until: string | null
}

const clientColumns = 'id, name, agency_id, webhook_url, secret is not null as has_secret, former_until'
export const findClients = query<ClientRow>(
  `select ${clientColumns} from clients.client where agency_id = any ($1) order by name, id limit 500`,
)
export const findKeys = query<KeyRow>(
  `select ${keyColumns} from clients.key k where k.agency_id = any ($1) order by k.revoked_at nulls first, k.made_at desc, k.id limit 2000`,
)
/** How many systems an agency keeps. */
export const countClientsAt = query<{ count: number }>(
  'select count(*) as count from clients.client where agency_id = $1',
)
export const countDeadByClient = query<{ client_id: string; dead: number }>(
  `select client_id, count(*)::int as dead from clients.notice where agency_id = any ($1) and state = 'dead' group by client_id`,
)
export const countMandates = query<{ client_id: string; standing: number }>(
  `select client_id, count(*)::int as standing from clients.mandate
   where client_id = any ($1::uuid[]) and revoked_at is null and valid_to >= $2 group by client_id`,
)
export const lockClient = query<
  ClientRow & { readonly secret: Buffer | null; readonly former_secret: Buffer | null }
>(
  `select ${clientColumns}, secret, former_secret from clients.client where id = $1 and agency_id = any ($2) for update`,
)
export const findClient = query<{ id: string }>(
  'select id from clients.client where id = $1 and agency_id = any ($2)',
)
export const insertClient = query(
  'insert into clients.client (id, name, agency_id, created_by, created_at) values ($1, $2, $3, $4, $5)',
)
export const insertKey = query(
  `insert into clients.key (id, client_id, agency_id, prefix, hash, acts, items, agencies, requests_a_minute, hand_ins_a_day, expires_on, made_by, made_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
)
export const lockKey = query<{ id: string; agency_id: string; revoked_at: string | null }>(
  'select id, agency_id, revoked_at from clients.key where client_id = $1 and id = $2 and agency_id = any ($3) for update',
)
export const revokeKey = query('update clients.key set revoked_by = $2, revoked_at = $3 where id = $1')
export const setWebhook = query('update clients.client set webhook_url = $2 where id = $1')
export const setSecret = query(
  'update clients.client set secret = $2, former_secret = $3, former_until = $4 where id = $1',
)

/** A mandate that somebody gave to a client. */
export interface ClientMandateRow {
  readonly id: string
  readonly client_id: string
  /** Sealed. */
  readonly account: Buffer
  readonly valid_from: Day
  readonly valid_to: Day
  readonly revoked_at: string | null
}

const mandateColumns = 'id, client_id, account, valid_from, valid_to, revoked_at'
export const findGiven = query<ClientMandateRow>(
  `select ${mandateColumns} from clients.mandate where subject_id = $1 order by revoked_at desc nulls first, granted_at desc, id limit 100`,
)
export const lockGiven = query<ClientMandateRow>(
  `select ${mandateColumns} from clients.mandate where subject_id = $1 and revoked_at is null for update`,
)
export const insertGiven = query(
  `insert into clients.mandate (subject_id, id, client_id, account, valid_from, valid_to, granted_by, granted_at, kind)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
)
export const revokeGiven = query(
  'update clients.mandate set revoked_by = $3, revoked_at = $4 where subject_id = $1 and id = $2 and revoked_at is null',
)
const stands = 'm.revoked_at is null and m.valid_from <= $2 and m.valid_to >= $2'
/** The mandate that a client has of somebody on a day, asked anew at each request. */
export const findStanding = query<{ kind: 'person' | 'employer' }>(
  `select m.kind from clients.mandate m
   where m.subject_id = $1 and m.client_id = $3 and ${stands}`,
)
/** All who let a client act for them on a day, by name. */
export const findForWhom = query<
  Pick<ClientMandateRow, 'account' | 'valid_from' | 'valid_to'> & {
    readonly subject_id: string
    readonly kind: 'person' | 'employer'
    readonly name: string
  }
>(
  `select m.subject_id, m.account, m.valid_from, m.valid_to, m.kind, coalesce(p.name, e.name, '') as name
   from clients.mandate m
   left join people.card p on p.subject_id = m.subject_id left join employers.card e on e.subject_id = m.subject_id
   where m.client_id = $1 and ${stands} order by m.granted_at, m.id limit 10000`,
)

export interface NoticeRow {
  readonly client_id: string
  readonly id: string
  readonly subject_id: string
  readonly case_id: string
  readonly seq: number
  readonly body: ClientNotice
  readonly state: 'waiting' | 'sent' | 'dead'
  readonly attempts: number
  readonly due_at: string
  readonly created_at: string
  readonly tried_at: string | null
  readonly status: number | null
  readonly fault: string | null
}

/** A notice that is due, with where and how its client is told. */
export interface DueNotice extends NoticeRow {
  readonly webhook_url: string | null
  readonly secret: Buffer | null
  readonly former_secret: Buffer | null
  readonly former_until: string | null
}

/** Who has no address is told nothing, and no notice piles up for him. */
export const insertNotice = query(
  `insert into clients.notice (client_id, id, agency_id, subject_id, case_id, seq, body, state, due_at, created_at)
   select c.id, $2, c.agency_id, $3, $4, $5, $6, 'waiting', $7, $7 from clients.client c
   where c.id = $1 and c.webhook_url is not null on conflict (client_id, case_id, seq) do nothing`,
)
/** Of one case only the oldest waits at the door; one that gave up holds up none after it. Of who is hidden nothing goes out: it waits for the end. */
export const takeDue = query<DueNotice>(
  `update clients.notice n set attempts = n.attempts + 1, due_at = $2 from clients.client c
   where c.id = n.client_id and (n.client_id, n.id) in (
     select w.client_id, w.id from clients.notice w where w.state = 'waiting' and w.due_at <= $1
       and not exists (select from shields.hidden h where h.subject_id = w.subject_id) and not exists (
       select from clients.notice e where e.client_id = w.client_id and e.case_id = w.case_id and e.seq < w.seq and e.state = 'waiting')
     order by w.due_at, w.id limit $3 for update of w skip locked)
   returning n.client_id, n.id, n.subject_id, n.case_id, n.seq, n.body, n.state, n.attempts, n.due_at, n.created_at, n.tried_at, n.status, n.fault,
     c.webhook_url, c.secret, c.former_secret, c.former_until`,
)
// Only the attempt that holds the lease says what became of it.
export const markNotice = query(
  `update clients.notice set state = $4, due_at = $5, tried_at = $6, status = $7, fault = $8
   where client_id = $1 and id = $2 and attempts = $3 and state = 'waiting'`,
)
const noticeColumns =
  'client_id, id, subject_id, case_id, seq, body, state, attempts, due_at, created_at, tried_at, status, fault'
export const findNotices = query<NoticeRow>(
  `select ${noticeColumns} from clients.notice where client_id = $1 and agency_id = any ($2) and ($3 = 'all' or state = $3) and id < $4
   order by id desc limit $5`,
)
export const lockNotice = query<{ id: string; agency_id: string; subject_id: string; case_id: string }>(
  'select id, agency_id, subject_id, case_id from clients.notice where client_id = $1 and id = $2 and agency_id = any ($3) for update',
)
export const sendAgain = query(
  `update clients.notice set state = 'waiting', attempts = 0, due_at = $3, sent_by = $4 where client_id = $1 and id = $2`,
)
export const countNotices = query<{ waiting: number; dead: number }>(
  `select count(*) filter (where state = 'waiting')::int as waiting, count(*) filter (where state = 'dead')::int as dead from clients.notice
   where state <> 'sent'`,
)
