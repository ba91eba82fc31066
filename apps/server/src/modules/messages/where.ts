import { isMobile } from '@tongban/contracts/telephone'

import type { Tx } from '../../platform/database.ts'
import { findEmployerTelephones } from '../employers/index.ts'
import { contactsOf, findContacts, type KnownContact } from '../people/index.ts'
import type { MessageDeps } from './deps.ts'
import { findBroken, working } from './returned/broken.ts'

/**
 * Where people and employers are reached: an address that does not work is none, and what gets no text message is no telephone here, nor is that of
 * somebody hidden which may be in other hands, for who she fled from may hold it.
 */
export async function contactsIn(
  deps: MessageDeps,
  tx: Tx,
  subjects: readonly string[],
): Promise<ReadonlyMap<string, KnownContact>> {
  const [people, employers, broken] = await tx.load(
    findContacts(subjects),
    findEmployerTelephones(subjects),
    findBroken(subjects),
  )
  const known = employers.flatMap(({ asked_id, telephone }) =>
    telephone === null ? [] : [[asked_id, { telephone, isOwn: true, email: undefined }] as const],
  )
  const { secrets } = deps
  const bySubject = Map.groupBy(broken, (row) => row.subject_id)
  return await withoutLost(
    deps,
    tx,
    new Map(
      [...known, ...contactsOf(secrets, people)].map(([id, contact]) => [
        id,
        working(secrets, withoutLandline(contact), bySubject.get(id) ?? []),
      ]),
    ),
  )
}

async function withoutLost(
  { isHidden, isInOtherHands }: MessageDeps,
  tx: Tx,
  contacts: ReadonlyMap<string, KnownContact>,
): Promise<ReadonlyMap<string, KnownContact>> {
  const hidden = [...contacts].flatMap(([id, { telephone }]) =>
    telephone !== undefined && isHidden(id) ? [{ id, telephone }] : [],
  )
  if (hidden.length === 0) return contacts
  const found = await tx.load(...hidden.map(({ id, telephone }) => isInOtherHands(id, telephone)))
  const lost = new Set(hidden.filter((_, at) => found[at]?.[0]?.other === true).map(({ id }) => id))
  return new Map(
    [...contacts].map(([id, contact]) => [id, lost.has(id) ? { ...contact, telephone: undefined } : contact]),
  )
}

/** A landline gets no text message: whoever has no other telephone is reached in another way. */
function withoutLandline({ telephone, ...contact }: KnownContact): KnownContact {
  const isReached = telephone !== undefined && isMobile(telephone)
  return { ...contact, telephone: isReached ? telephone : undefined }
}
