import type { Channel, MessageKind } from '@tongban/contracts/sending'

import { query, type Statement } from '../../platform/database.ts'
import type { Facts } from './facts.ts'

export const insertMessage = query(
  `insert into messages.message (subject_id, id, case_id, seq, kind, agency_id, facts, created_at) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/** A message that nobody has looked at yet: where can its reader be reached? */
export interface Unplanned {
  readonly subject_id: string
  readonly id: string
  readonly case_id: string | null
  readonly kind: MessageKind
  readonly agency_id: string
  readonly elsewhere: boolean
}

export const takeUnplanned = query<Unplanned>(
  `select subject_id, id, case_id, kind, agency_id, facts ? 'to' as elsewhere from messages.message
   where planned is null order by id limit $1 for update skip locked`,
)
/** 过期: nobody is called about what happened so long ago; it stands in the inbox. What must be known goes out however late. */
export const expire = query(
  `update messages.message set planned = 'expired' where planned is null and created_at < $1 and kind <> all ($2)`,
)
export const plan = query('update messages.message set planned = $3 where subject_id = $1 and id = $2')
export const insertSending = query(
  `insert into messages.sending (subject_id, id, message_id, case_id, kind, agency_id, channel, state, due_at, created_at)
   values ($1, $2, $3, $4, $5, $6, $7, 'waiting', $8, $9)`,
)
/** For whom there is no address: it waits for somebody of the agency, who tells him in another way. */
export const insertUnreachable = query(
  `insert into messages.sending (subject_id, id, message_id, case_id, kind, agency_id, channel, state, due_at, created_at, fault)
   values ($1, $2, $3, $4, $5, $6, 'sms', 'dead', $7, $7, $8)`,
)

/** A sending that is due. */
export interface Due {
  readonly subject_id: string
  readonly id: string
  readonly message_id: string
  readonly kind: MessageKind
  readonly channel: Channel
  readonly attempts: number
}

/** What may go out now, of these kinds only where some are named. */
export const takeDue = query<Due>(
  `select subject_id, id, message_id, kind, channel, attempts from messages.sending
   where state = 'waiting' and due_at <= $1 and ($3::text[] is null or kind = any ($3)) order by due_at, id limit $2 for update skip locked`,
)
/** Until when nobody else tries: a sender that dies in between is followed by another one then. */
export const lease = query(
  'update messages.sending set attempts = attempts + 1, due_at = $3 where subject_id = $1 and id = $2',
)
export const postpone = query('update messages.sending set due_at = $3 where subject_id = $1 and id = $2')
/** What its reader does not want by this way any more goes out no more. */
export const switchOff = query(
  `update messages.sending set state = 'switched-off' where subject_id = $1 and id = $2 and state = 'waiting'`,
)
export const findContent = query<{
  subject_id: string
  id: string
  kind: MessageKind
  agency_id: string
  facts: Facts
}>(
  `select m.subject_id, m.id, m.kind, m.agency_id, m.facts
   from unnest($1::uuid[], $2::uuid[]) as wanted (subject_id, id) join messages.message m using (subject_id, id)`,
)
// Only the attempt that holds the lease says what became of it.
export const markSent = query(
  `update messages.sending set state = 'sent', sent_at = $4, provider_id = $5, address_key = $6, fault = null
   where subject_id = $1 and id = $2 and attempts = $3 and state = 'waiting'`,
)
export const markFailed = query(
  `update messages.sending set state = $4, due_at = $5, fault = $6
   where subject_id = $1 and id = $2 and attempts = $3 and state = 'waiting'`,
)
export const countSendings = query<{ unplanned: number; waiting: number; dead: number }>(
  `select (select count(*) from messages.message where planned is null) as unplanned,
     (select count(*) from messages.sending where state = 'waiting') as waiting,
     (select count(*) from messages.sending where state = 'dead') as dead`,
)

/** What waits and what gave up by each way. */
export const countByChannel = query<{ channel: Channel; waiting: number; dead: number }>(
  `select channel, count(*) filter (where state = 'waiting') as waiting, count(*) filter (where state = 'dead') as dead
   from messages.sending where state in ('waiting', 'dead') group by channel`,
)
/** How many sendings of an agency gave up and wait for a human. */
export const countUnreachedAt = query<{ count: number }>(
  `select count(*) as count from messages.sending where agency_id = $1 and state = 'dead'`,
)

export interface DeadRow {
  readonly subject_id: string
  readonly id: string
  readonly case_id: string | null
  readonly agency_id: string
  readonly kind: MessageKind
  readonly channel: Channel
  readonly fault: string | null
  readonly attempts: number
  readonly created_at: string
}

export const findDead = query<DeadRow>(
  `select subject_id, id, case_id, agency_id, kind, channel, fault, attempts, created_at from messages.sending
   where agency_id = any ($1) and state = 'dead' and id > $2 order by id limit $3`,
)
export const lockDead = query<{ case_id: string | null; agency_id: string; kind: MessageKind }>(
  `select case_id, agency_id, kind from messages.sending where subject_id = $1 and id = $2 and agency_id = any ($3) and state = 'dead' for update`,
)
export const retry = query(
  `update messages.sending set state = 'waiting', attempts = 0, due_at = $3, mended_by = $4, mended_at = $3 where subject_id = $1 and id = $2`,
)

export interface InboxRow {
  readonly subject_id: string
  readonly id: string
  readonly case_id: string | null
  readonly kind: MessageKind
  readonly agency_id: string
  readonly facts: Facts
  readonly created_at: string
  readonly read_at: string | null
}

export const findInbox = query<InboxRow>(
  `select subject_id, id, case_id, kind, agency_id, facts, created_at, read_at from messages.message
   where subject_id = any (subjects.all_of($1)) and id < $2 order by id desc limit $3`,
)
export const countUnread = query<{ unread: number }>(
  'select count(*) as unread from messages.message where subject_id = any (subjects.all_of($1)) and read_at is null',
)
export const findMessage = query<{ id: string }>(
  'select id from messages.message where subject_id = any (subjects.all_of($1)) and id = $2',
)
export const markRead = query(
  'update messages.message set read_at = $3 where subject_id = any (subjects.all_of($1)) and id = $2 and read_at is null',
)

const removals = [
  query(`delete from messages.relay r using messages.sending s
     where s.subject_id = $1 and s.case_id = $2 and r.subject_id = s.subject_id and r.sending_id = s.id`),
  query('delete from messages.sending where subject_id = $1 and case_id = $2'),
  query('delete from messages.message where subject_id = $1 and case_id = $2'),
]

/** 销毁: what somebody was told about a case. */
export function destroyMessages(subject: string, caseId: string): Statement[] {
  return removals.map((remove) => remove(subject, caseId))
}
