import type { PaperContent } from '@tongban/contracts/papers'
import type { Day } from '@tongban/policy'
import type { FastifyReply } from 'fastify'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { findRecipient } from './store.ts'
import { type ByHandDeps, look, ofCase, toTell, type Which } from './unreached.ts'

/** What a letter is printed with. */
export interface LetterDeps extends ByHandDeps {
  /** Sends a sheet as a PDF; the room of papers draws it. */
  readonly sendSheet: (
    reply: FastifyReply,
    sheet: { readonly content: PaperContent; readonly number: string; readonly madeOn: Day },
  ) => Promise<void>
}

/** The last signs of an id are different in any two: by them a letter that comes back is found again. */
const numberSigns = 12

/**
 * 信函: the notice as a sheet for the post, with the address at its head. Printing tells nobody: the letter counts once it is posted.
 * @throws Refusal messages.no-sending, messages.no-postal-address
 */
export async function sendLetter(
  deps: LetterDeps,
  context: Context,
  { subject, id }: Which,
  reply: FastifyReply,
): Promise<void> {
  const [[row]] = await deps.database.read(scopeOf(context), findRecipient(subject, id))
  if (row === undefined) throw new Refusal('messages.no-sending')
  const told = toTell(deps, subject, row)
  if (told.address === null) throw new Refusal('messages.no-postal-address')
  await deps.audit.look(context, {
    act: look,
    subjectId: subject,
    ...ofCase(row),
    purpose: 'letter printed',
  })
  const number = id.replaceAll('-', '').slice(-numberSigns).toUpperCase()
  const content: PaperContent = {
    title: '社会保险通知',
    plain: '这封信告诉您一件社会保险的事。',
    salutation: `${told.name}：`,
    blocks: [
      { kind: 'facts', rows: [{ name: '寄往', value: `${told.address}　${told.name}（收）` }] },
      { kind: 'paragraph', text: told.text },
      {
        kind: 'paragraph',
        text: `看不明白的，请打 ${deps.names.telephone(row.agency_id)} 问我们，或者带上这封信到任何一个社保窗口。`,
      },
    ],
    agencyName: told.agencyName,
    outletName: null,
    clerkName: context.actorName,
  }
  await deps.sendSheet(reply, { content, number, madeOn: context.today })
}
