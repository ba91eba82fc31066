import type { Message } from '@tongban/contracts/messages'

import { type Context, isHome } from '../../platform/context.ts'
import { lastId, pageFrom } from '../../platform/cursor.ts'
import type { Scope } from '../../platform/database.ts'
import { isoOf } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import type { MessageDeps } from './deps.ts'
import { countUnread, findInbox, findMessage, type InboxRow, markRead } from './store.ts'
import { textOf } from './texts.ts'

const pageSize = 20

/** Who reads, and whose inboxes his own right opens to him. */
export interface Reader extends Pick<Context, 'language' | 'now'> {
  readonly scope: Scope
}

/** @throws Refusal messages.none for an inbox that is not the reader's */
function scopeOfOwn({ scope }: Reader, subject: string): Scope {
  if (!isHome(scope) || scope.subjects?.includes(subject) !== true) throw new Refusal('messages.none')
  return { path: scope.path, subjects: [...scope.subjects] }
}

/** 我的消息, the newest first, in the reader's language. @throws Refusal messages.none */
export async function listMessages(
  { database, names }: Pick<MessageDeps, 'database' | 'names'>,
  reader: Reader,
  subject: string,
  after: string = lastId,
): Promise<{ rows: Message[]; next: string | null }> {
  const [found] = await database.read(scopeOfOwn(reader, subject), findInbox(subject, after, pageSize + 1))
  const { page, next } = pageFrom(found, pageSize, ({ id }) => id)
  return { rows: page.map((row) => messageView(names, row, reader)), next }
}

/** How many messages nobody has opened. @throws Refusal messages.none */
export async function unreadMessages(
  { database }: Pick<MessageDeps, 'database'>,
  reader: Reader,
  subject: string,
): Promise<{ unread: number }> {
  const [[counted]] = await database.read(scopeOfOwn(reader, subject), countUnread(subject))
  return { unread: counted?.unread ?? 0 }
}

/** 已读: the first reading counts. @throws Refusal messages.none */
export async function readMessage(
  { database }: Pick<MessageDeps, 'database'>,
  reader: Reader,
  subject: string,
  id: string,
): Promise<{ done: true }> {
  await database.transaction(scopeOfOwn(reader, subject), async (tx) => {
    const [[found]] = await tx.load(findMessage(subject, id))
    if (found === undefined) throw new Refusal('messages.none')
    tx.record(markRead(subject, id, reader.now))
  })
  return { done: true }
}

function messageView(names: MessageDeps['names'], row: InboxRow, { language }: Reader): Message {
  return {
    subject: row.subject_id,
    id: row.id,
    case: row.kind === 'merging-asked' ? null : row.case_id, // a case of another's, which nobody opens here
    kind: row.kind,
    agencyName: names.agency(row.agency_id, language),
    text: textOf(names, row, language),
    at: isoOf(row.created_at),
    readAt: row.read_at === null ? null : isoOf(row.read_at),
  }
}
