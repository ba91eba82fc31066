import { query } from '../../platform/database.ts'

/** A binding in force, with the telephone it was made for (sealed). */
export interface BindingRow {
  readonly id: string
  readonly account_id: string
  readonly telephone: Buffer | null
  readonly how: 'register' | 'counter' | 'openid'
  readonly bound_at: string
}

export const findOfTelephone = query<{ id: string }>(
  'select id from accounts.account where telephone_key = $1',
)
export const findOfOpenid = query<{ id: string }>(
  'select id from accounts.account where openid_issuer = $1 and openid_subject = $2',
)
export const findAccount = query<{ id: string; telephone: Buffer | null }>(
  'select id, telephone from accounts.account where id = $1',
)
/** Who an account stands for, in the order in which they were bound. */
export const findPeople = query<{
  subject_id: string
  name: string
  binding_id: string
  how: BindingRow['how']
  /** Whoever he is today, and every id that stands for him. */
  stays: string
  ids: string[]
}>(
  `select b.subject_id, c.name, b.id as binding_id, b.how, subjects.canonical(b.subject_id) as stays, subjects.all_of(b.subject_id) as ids
   from accounts.binding b join people.card c on c.subject_id = b.subject_id
   where b.account_id = $1 and b.ended_at is null order by b.bound_at, b.id`,
)
/** Whom a telephone logs in. */
export const findPeopleOfTelephone = query<{ subject_id: string; name: string }>(
  `select b.subject_id, c.name from accounts.account a join accounts.binding b on b.account_id = a.id and b.ended_at is null
   join people.card c on c.subject_id = b.subject_id where a.telephone_key = $1 order by b.bound_at, b.id`,
)
export const insertAccount = query(
  'insert into accounts.account (id, telephone_key, telephone, openid_issuer, openid_subject, opened_at) values ($1, $2, $3, $4, $5, $6)',
)
export const findBindings = query<BindingRow>(
  `select id, account_id, telephone, how, bound_at from accounts.binding
   where subject_id = any (subjects.all_of($1)) and ended_at is null order by bound_at, id`,
)
/** Binding twice is binding once; a row answers that it was the first time. */
export const insertBinding = query<{ id: string }>(
  `insert into accounts.binding (subject_id, id, account_id, telephone, how, bound_by, bound_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (subject_id, account_id) where ended_at is null do nothing returning id`,
)
export const endBinding = query<{ account_id: string }>(
  `update accounts.binding set ended_at = $3, ended_by = $4 where subject_id = any (subjects.all_of($1)) and id = $2 and ended_at is null
   returning account_id`,
)
/** A code is asked for again only after a while: the row answers whether this one may go out. */
export const replaceCode = query<{ sent_at: string }>(
  `insert into accounts.code as c (telephone_key, fingerprint, sent_at, expires_at) values ($1, $2, $3, $4)
   on conflict (telephone_key) do update set fingerprint = excluded.fingerprint, sent_at = excluded.sent_at,
     expires_at = excluded.expires_at, used_at = null where c.sent_at <= $5
   returning sent_at`,
)
export const takeBack = query('delete from accounts.code where telephone_key = $1 and fingerprint = $2')
export const useCode = query<{ used_at: string }>(
  `update accounts.code set used_at = $3 where telephone_key = $1 and fingerprint = $2 and used_at is null and expires_at > $3
   returning used_at`,
)
export const forgetCodes = query('delete from accounts.code where expires_at < $1')
