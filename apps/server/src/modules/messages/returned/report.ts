import { timingSafeEqual } from 'node:crypto'

import type { Delivered } from '@tongban/contracts/sending'
import type { Channel, MessageKind } from '@tongban/contracts/sending'

import { query } from '../../../platform/database.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { signatureOf } from '../../../platform/signature.ts'
import type { MessageDeps } from '../deps.ts'
import { mustReach } from '../kinds.ts'
import { markBroken } from './broken.ts'

const worker = { path: 'worker' } as const
const secondsOldMax = 300

interface Sent {
  readonly subject_id: string
  readonly id: string
  readonly kind: MessageKind
  readonly channel: Channel
  readonly address_key: Buffer | null
  readonly others: boolean
}

/** What was sent under a key, and whether the same message went another way too. */
const lockSent = query<Sent>(
  `select s.subject_id, s.id, s.kind, s.channel, s.address_key, exists (
     select from messages.sending o where o.subject_id = s.subject_id and o.message_id = s.message_id and o.id <> s.id
     and o.state in ('waiting', 'sent')) as others
   from messages.sending s where s.id = $1 and s.state = 'sent' for update`,
)
const markReturned = query(
  'update messages.sending set state = $3, fault = $4 where subject_id = $1 and id = $2',
)

/** What a gateway reports, with what proves that it is ours. */
export interface Reported {
  readonly key: string
  readonly state: Delivered
  readonly signature: string | undefined
}

/**
 * 回执: a gateway says what became of a text message that it had taken. What came back marks the address as not working; where the same
 * message went no other way and must be known, it waits for a human as what could not be sent does. A key that is unknown is answered
 * like one that is known, and a report that comes twice changes nothing.
 * @throws Refusal messages.not-signed
 */
export async function takeReport(
  { database, reportSecret }: MessageDeps,
  { key, state, signature }: Reported,
  now: Date,
): Promise<{ done: true }> {
  if (!isSigned(reportSecret, `${key}.${state}`, signature, now)) throw new Refusal('messages.not-signed')
  if (state === 'delivered') return { done: true }
  return await database.transaction(worker, async (tx) => {
    const [[sent]] = await tx.load(lockSent(key))
    if (sent === undefined) return { done: true }
    const { subject_id: subject, id, kind, channel, address_key: address, others } = sent
    const needsHuman = !others && mustReach.has(kind)
    tx.record(markReturned(subject, id, needsHuman ? 'dead' : 'returned', state))
    if (address !== null) tx.record(markBroken(subject, channel, address, state, now))
    return { done: true }
  })
}

/** `t=<seconds>,v1=<hex>` over `<seconds>.<key>.<state>`, of the last five minutes, compared in constant time. */
function isSigned(
  secret: string | undefined,
  said: string,
  signature: string | undefined,
  now: Date,
): boolean {
  const seconds = Number(/^t=(\d{1,12}),/u.exec(signature ?? '')?.[1])
  if (secret === undefined || signature === undefined || Number.isNaN(seconds)) return false
  if (Math.abs(now.getTime() / 1000 - seconds) > secondsOldMax) return false
  const [given, right] = [signature, signatureOf([secret], said, seconds)].map((text) => Buffer.from(text))
  return (
    given !== undefined &&
    right !== undefined &&
    given.length === right.length &&
    timingSafeEqual(given, right)
  )
}
