import type { BrokenAddress } from '@tongban/contracts/messages'
import type { Channel } from '@tongban/contracts/sending'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { isoOf } from '../../../platform/instants.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { contactsOf, readContact } from '../../people/index.ts'
import type { MessageDeps } from '../deps.ts'
import { deleteBroken, findBroken, isBroken } from './broken.ts'

type Deps = Pick<MessageDeps, 'database' | 'secrets'>

function requireOwn({ subjects }: Context, subject: string): void {
  if (!subjects.includes(subject)) throw new Refusal('messages.none')
}

/** The ways on which nothing reaches me any more, as long as I have the same address there. @throws Refusal messages.none */
export async function brokenAddresses(
  { database, secrets }: Deps,
  context: Context,
  subject: string,
): Promise<{ rows: BrokenAddress[] }> {
  requireOwn(context, subject)
  const [contacts, broken] = await database.read(
    scopeOf(context),
    readContact(subject),
    findBroken([subject]),
  )
  const contact = contactsOf(
    secrets,
    contacts.map((row) => ({ ...row, asked_id: subject })),
  ).get(subject)
  const now: Readonly<Record<Channel, string | undefined>> = {
    sms: contact?.telephone,
    email: contact?.email,
  }
  return {
    rows: broken
      .filter((row) => {
        const address = now[row.channel]
        return address !== undefined && isBroken(secrets, row.channel, address, [row])
      })
      .map(({ channel, at }) => ({ channel, since: isoOf(at) })),
  }
}

/** 又能用了: the reader says that his address works; the next message goes there again. @throws Refusal messages.none */
export async function mendAddress(
  { database }: Deps,
  context: Context,
  subject: string,
  channel: Channel,
): Promise<{ done: true }> {
  requireOwn(context, subject)
  await database.transaction(scopeOf(context), async (tx) => tx.record(deleteBroken(subject, channel)))
  return { done: true }
}
