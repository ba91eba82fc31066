import type { Channel } from '@tongban/contracts/sending'

import { query, type Statement } from '../../../platform/database.ts'
import type { Secrets } from '../../../platform/secrets.ts'
import type { KnownContact } from '../../people/index.ts'

/** An address of somebody that does not work, as it rests. */
export interface BrokenRow {
  readonly subject_id: string
  readonly channel: Channel
  readonly address_key: Buffer
  readonly at: string
}

const columns = 'subject_id, channel, address_key, at'
export const findBroken = query<BrokenRow>(
  `select ${columns} from messages.broken_address where subject_id = any ($1::uuid[])`,
)
const insertBroken = query(
  `insert into messages.broken_address (subject_id, channel, address_key, fault, at) values ($1, $2, $3, $4, $5)
   on conflict do nothing`,
)
export const deleteBroken = query(
  'delete from messages.broken_address where subject_id = $1 and channel = $2',
)

/** What a mail server says of a mailbox that there is not; other refusals are about the letter or the sender. */
const noMailbox: ReadonlySet<string> = new Set(['smtp-550', 'smtp-551', 'smtp-553'])

/** The fingerprint of an address: it is known again, and tells nobody what it is (D-28). */
export function addressKey(secrets: Pick<Secrets, 'index'>, channel: Channel, address: string): Buffer {
  return secrets.index('messages.address', `${channel}\n${address}`)
}

/** What marks an address as not working. */
export function markBroken(
  subject: string,
  channel: Channel,
  key: Buffer,
  fault: string,
  at: Date,
): Statement {
  return insertBroken(subject, channel, key, fault, at)
}

/** Whether a refusal says that there is no such address. */
export function saysNoAddress(channel: Channel, fault: string): boolean {
  return channel === 'email' && noMailbox.has(fault)
}

/** Where somebody is reached without what does not work. */
export function working(
  secrets: Pick<Secrets, 'index'>,
  contact: KnownContact,
  broken: readonly BrokenRow[],
): KnownContact {
  const works = (channel: Channel, address: string | undefined): string | undefined =>
    address === undefined || isBroken(secrets, channel, address, broken) ? undefined : address
  return { ...contact, telephone: works('sms', contact.telephone), email: works('email', contact.email) }
}

/** Whether this very address is one of those. */
export function isBroken(
  secrets: Pick<Secrets, 'index'>,
  channel: Channel,
  address: string,
  broken: readonly BrokenRow[],
): boolean {
  const key = addressKey(secrets, channel, address)
  return broken.some((row) => row.channel === channel && row.address_key.equals(key))
}
