import type { Language } from '@tongban/contracts/errors'
import type { MessageKind, NotMetReason, RelayEnding } from '@tongban/contracts/sending'

import { query } from '../../../platform/database.ts'
import type { Facts } from '../facts.ts'

/** What reached nobody, with the outlet that was asked last to tell it. */
export interface UnreachedRow {
  readonly subject_id: string
  readonly id: string
  readonly kind: MessageKind
  readonly agency_id: string
  readonly fault: string | null
  readonly created_at: string
  readonly relay_outlet: string | null
  readonly relay_at: string | null
  readonly relay_why: NotMetReason | null
  readonly relay_withdrawn: RelayEnding | null
}

const unreached = `select s.subject_id, s.id, s.kind, s.agency_id, s.fault, s.created_at, r.outlet_id as relay_outlet, r.asked_at as relay_at, r.why as relay_why,
     r.withdrawn_for as relay_withdrawn
   from messages.sending s left join lateral (
     select outlet_id, asked_at, why, withdrawn_for from messages.relay r where r.subject_id = s.subject_id and r.sending_id = s.id order by asked_at desc limit 1) r on true`
export const findUnreached = query<UnreachedRow>(
  `${unreached} where s.agency_id = any ($1) and s.state = 'dead' and s.id > $2 and s.kind = any ($4) and not exists (
     select from messages.sending o where o.subject_id = s.subject_id and o.message_id = s.message_id and o.id <> s.id
       and (o.state in ('waiting', 'sent', 'told-otherwise') or o.state = 'dead' and o.id < s.id))
   order by s.id limit $3`,
)
export const findOneUnreached = query<UnreachedRow>(
  `${unreached} where s.agency_id = any ($3) and s.state = 'dead' and s.subject_id = $1 and s.id = $2`,
)

/** Whom to tell, where he is, and what: sealed as it rests with people, in the clear as it rests with employers. */
export interface RecipientRow {
  readonly kind: MessageKind
  readonly agency_id: string
  readonly case_id: string | null
  readonly facts: Facts
  readonly name: string | null
  readonly address: Buffer | null
  readonly telephone: Buffer | null
  /** Whose word it is. */
  readonly telephone_from: string | null
  readonly employer_address: string | null
  readonly employer_telephone: string | null
  readonly language: Language | null
}

export const findRecipient = query<RecipientRow>('select * from messages.unreached($1, $2)')

export const lockUnreached = query<{ agency_id: string; kind: MessageKind; created_at: string }>(
  `select agency_id, kind, created_at from messages.sending where subject_id = $1 and id = $2 and agency_id = any ($3) and state = 'dead' for update`,
)
/** Who was told is sent nothing any more: neither what gave up nor what an administrator has put into the outbox again. */
export const markTold = query(
  `update messages.sending set state = 'told-otherwise', told_by = $3, told_on = $4, letter_number = $5, told_outlet_id = $6, mended_by = $7, mended_at = $8
   where subject_id = $1 and state in ('dead', 'waiting')
     and message_id = (select message_id from messages.sending where subject_id = $1 and id = $2)`,
)

const withdrawn = `outcome = 'withdrawn', withdrawn_for = $3, told_on = $4, ended_by = $5, ended_at = $6, content = null`
/** An outlet that was asked need not tell any more, whichever sending of the same message it was asked about. */
export const endRelaysOf = query<{ id: string }>(
  `update messages.relay r set ${withdrawn} where r.subject_id = $1 and r.outcome is null and r.sending_id in (
     select o.id from messages.sending o join messages.sending s on s.subject_id = o.subject_id and s.message_id = o.message_id
     where s.subject_id = $1 and s.id = $2)`,
)
/** The same of what a gateway has taken after all. */
export const endRelaysOfSent = query(
  `update messages.relay r set ${withdrawn}
   from unnest($1::uuid[], $2::uuid[]) as gone (subject_id, id) join messages.sending s using (subject_id, id)
     join messages.sending o on o.subject_id = s.subject_id and o.message_id = s.message_id
   where s.state = 'sent' and r.subject_id = o.subject_id and r.sending_id = o.id and r.outcome is null`,
)

export const insertRelay = query(
  `insert into messages.relay (agency_id, id, subject_id, sending_id, for_agency_id, kind, outlet_id, content, asked_by, asked_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
export const lockOpenRelay = query<{ id: string; outlet_id: string }>(
  'select id, outlet_id from messages.relay where subject_id = $1 and sending_id = $2 and outcome is null for update',
)

/** What an outlet is asked to tell. */
export interface RelayRow {
  readonly agency_id: string
  readonly id: string
  readonly subject_id: string
  readonly sending_id: string
  readonly for_agency_id: string
  readonly kind: MessageKind
  /** Whom and what to tell, sealed; null once it has ended. */
  readonly content: Buffer | null
  readonly asked_at: string
  readonly withdrawn_for: RelayEnding | null
  readonly ended_at: string | null
}

const relays =
  'select agency_id, id, subject_id, sending_id, for_agency_id, kind, content, asked_at, withdrawn_for, ended_at from messages.relay'
export const findRelays = query<RelayRow>(
  `${relays} where agency_id = any ($1) and outlet_id = $2 and outcome is null and id > $3 order by id limit $4`,
)
/** What was taken back since, the newest first. */
export const findWithdrawn = query<RelayRow>(
  `${relays} where agency_id = any ($1) and outlet_id = $2 and outcome = 'withdrawn' and ended_at > $3 order by ended_at desc, id limit $4`,
)
const oneRelay = `${relays} where agency_id = any ($1) and outlet_id = $2 and id = $3`
export const findRelay = query<RelayRow>(oneRelay)
export const lockRelay = query<RelayRow>(`${oneRelay} for update`)
export const endRelay = query<never>(
  'update messages.relay set outcome = $3, told_on = $4, why = $5, ended_by = $6, ended_at = $7, content = null where agency_id = $1 and id = $2',
)
