import type { PaperContent } from '@tongban/contracts/papers'
import { renderWording } from '@tongban/contracts/wording-template'
import type { Day } from '@tongban/policy'
import type { FastifyReply } from 'fastify'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Words } from '../../wordings/index.ts'
import { findRecipient } from './store.ts'
import { type ByHandDeps, look, ofCase, toTell, type Which } from './unreached.ts'

/** What a letter is printed with. */
export interface LetterDeps extends ByHandDeps {
  /** Sends a sheet as a PDF; the room of papers draws it. */
  readonly sendSheet: (
    reply: FastifyReply,
    sheet: { readonly content: PaperContent; readonly number: string; readonly madeOn: Day },
  ) => Promise<void>
  /** How an agency says what stands around the message on a day. */
  readonly letterWords: (agencyId: string, on: Day) => Words
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
  const content = letterOf(
    {
      name: told.name,
      address: told.address,
      text: told.text,
      agencyName: told.agencyName,
      telephone: deps.names.telephone(row.agency_id),
      clerkName: context.actorName,
    },
    deps.letterWords(row.agency_id, context.today),
  )
  await deps.sendSheet(reply, { content, number, madeOn: context.today })
}

/** What a letter is made of. */
interface LetterFacts {
  readonly name: string
  readonly address: string
  readonly text: string
  readonly agencyName: string
  readonly telephone: string
  readonly clerkName: string
}

/** The sheet of a letter, in the words of its agency. */
export function letterOf(facts: LetterFacts, words: Words): PaperContent {
  const { name, address, text, agencyName, telephone, clerkName } = facts
  const say = (part: string): string =>
    renderWording(words[part]?.['zh-CN'] ?? '', { name, telephone, agency: agencyName })
  return {
    title: '社会保险通知',
    plain: say('plain'),
    salutation: `${name}：`,
    blocks: [
      { kind: 'facts', rows: [{ name: '寄往', value: `${address}　${name}（收）` }] },
      { kind: 'paragraph', text },
      { kind: 'paragraph', text: say('closing') },
    ],
    agencyName,
    outletName: null,
    clerkName,
  }
}
