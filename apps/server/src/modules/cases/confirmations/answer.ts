import type { Confirmation } from '@tongban/contracts/confirmations'
import { textIn } from '@tongban/contracts/errors'
import type { Objection } from '@tongban/contracts/objection'

import { lookWithin } from '../../../platform/audit.ts'
import { type Context, scopeOf } from '../../../platform/context.ts'
import { firstId, pageFrom, readCursor } from '../../../platform/cursor.ts'
import { isoOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { readIdentification, requireShown } from '../../visits/index.ts'
import type { CaseDeps } from '../deps.ts'
import { confirmationAnswered } from '../events.ts'
import { opening, requireOpen as requireOpened } from '../reading/record.ts'
import { openSaid } from './said.ts'
import {
  type ConfirmationRow,
  findConfirmation,
  findConfirmations,
  lockConfirmation,
  writeAnswer,
} from './store.ts'

/** What somebody answers. */
export interface Answered {
  readonly answer: 'yes' | 'no'
  readonly reason?: Objection | undefined
  /** In his own words. */
  readonly note?: string | undefined
}

/**
 * What waits for a person's answer, and what he has answered: for himself, or for the clerk in whose visit he is, who has seen
 * his card or document and does not read his words.
 * @throws Refusal confirmations.none when it is not his own, visits.none, visits.not-shown
 */
export async function findOwnConfirmations(
  deps: CaseDeps,
  context: Context,
  subject: string,
  after?: string,
): Promise<{ rows: Confirmation[]; next: string | null }> {
  requireOwn(context, subject)
  const [until = '', last = '', standing] = readCursor(after, questionCursor, ['0001-01-01', firstId, 'open'])
  const [opened, identified, rows] = await deps.database.read(
    scopeOf(context),
    opening(context, subject, subject),
    readIdentification(context, subject),
    findConfirmations(subject, standing === 'done', until, last, questionsAtOnce + 1),
  )
  requireOpened(context, opened)
  requireShown(identified)
  if (context.path !== 'person')
    await deps.audit.look(context, { act: 'confirmations.answer', subjectId: subject })
  const { page, next } = pageFrom(rows, questionsAtOnce, cursorOf)
  return { rows: page.map((row) => confirmationView(deps, row, context)), next }
}

/** A last day, an id, and whether that question is open. */
const questionCursor = /^\d{4}-\d{2}-\d{2}_[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}_(?:open|done)$/
const questionsAtOnce = 100

function cursorOf({ until, id, state }: ConfirmationRow): string {
  return `${until}_${id}_${state === 'open' ? 'open' : 'done'}`
}

/** One question, open or not. @throws Refusal confirmations.none */
export async function findOwnConfirmation(
  deps: CaseDeps,
  context: Context,
  subject: string,
  id: string,
): Promise<Confirmation> {
  requireOwn(context, subject)
  const [[found]] = await deps.database.read(scopeOf(context), findConfirmation(subject, id))
  if (found === undefined) throw new Refusal('confirmations.none')
  return confirmationView(deps, found, context)
}

/**
 * 答复: the person says whether it is right. At home once, as long as nobody has noted his silence; at a counter in his own visit, where
 * his card or document was seen, also otherwise than before, as long as the case goes on: his employer knows number and name, too. The case learns of it by the worker: his own right leads to no case of
 * somebody else. What he wrote stands in no stored answer.
 * @throws Refusal confirmations.none, confirmations.reason, confirmations.late, confirmations.answered, confirmations.void,
 * visits.none, visits.not-shown, cases.own-record
 */
export async function answerConfirmation(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { subject, id, ...said }: Answered & { readonly subject: string; readonly id: string },
): Promise<{ done: true }> {
  requireOwn(context, subject)
  if (context.ownSubjectId === subject) throw new Refusal('cases.own-record')
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      opening(context, subject, subject),
      lockConfirmation(subject, id),
      readIdentification(context, subject),
    ] as const,
    admit: ([opened, [found], identified]) => {
      requireOpened(context, opened)
      requireShown(identified)
      if (found === undefined) throw new Refusal('confirmations.none')
    },
    run: (tx, [, [found]]) => {
      if (found === undefined) throw new Refusal('confirmations.none')
      requireReason(said)
      if (context.path === 'person') requireOpen(found)
      else requireChange(found, said)
      const { answer, reason = null, note = '' } = said
      const sealed = note === '' ? null : deps.secrets.seal(note)
      const { now, accountId = null } = context
      const [staff, outlet] = context.path === 'person' ? [null, null] : [context.actorId, context.outletId]
      tx.record(writeAnswer(subject, id, answer, reason, sealed, now, accountId, staff, outlet))
      if (staff !== null)
        tx.record(
          lookWithin(context, {
            act: 'confirmations.answer',
            subjectId: subject,
            purpose: `answer: ${answer}`,
          }),
        )
      deps.events.announce(tx, confirmationAnswered, found.case_id, { subjectId: subject, id }, now)
      return { done: true } as const
    },
  })
}

function requireOwn({ path, subjects }: Context, subject: string): void {
  if (path === 'person' && !subjects.includes(subject)) throw new Refusal('confirmations.none')
}

/** A no says what is wrong, `other` in words; a yes says nothing else. */
function requireReason({ answer, reason, note = '' }: Answered): void {
  const [isNo, isOther] = [answer === 'no', reason === 'other']
  if (isNo !== (reason !== undefined)) throw refusalAt('confirmations.reason', 'reason')
  if ((isOther && note === '') || (!isNo && note !== '')) throw refusalAt('confirmations.reason', 'note')
}

/** As long as nobody has noted his silence an answer counts: it comes before any decision. */
function requireOpen({ state, ended_on: endedOn }: ConfirmationRow): void {
  if (state === 'answered') throw new Refusal('confirmations.answered')
  if (state === 'silent') throw new Refusal('confirmations.late')
  if (state === 'void' || endedOn !== null) throw new Refusal('confirmations.void')
}

/** 在窗口改: until the case has ended, whatever stands there; the same again is no other answer. */
function requireChange(found: ConfirmationRow, { answer, reason }: Answered): void {
  if (!isChangeable(found)) throw new Refusal('confirmations.void')
  if (found.answer === answer && found.reason === (reason ?? null))
    throw new Refusal('confirmations.answered')
}

function isChangeable({ state, ended_on: endedOn }: ConfirmationRow): boolean {
  return state !== 'void' && endedOn === null
}

function confirmationView(
  { secrets, catalogue, agencies }: CaseDeps,
  row: ConfirmationRow,
  { language, path }: Pick<Context, 'language' | 'path'>,
): Confirmation {
  const names = catalogue.pinned(row.item, row.item_version)?.declaration.names
  return {
    subject: row.subject_id,
    id: row.id,
    itemName: names === undefined ? catalogue.nameOf(row.item) : textIn(names, language),
    ...openSaid(secrets, row.said),
    agencyName: agencies.nameOf(row.agency_id),
    agencyTelephone: agencies.find(row.agency_id)?.telephone ?? '12333',
    askedOn: row.asked_on,
    until: row.until,
    state: row.state,
    answer: row.answer,
    reason: row.reason,
    note: row.note === null || path !== 'person' ? null : secrets.open(row.note),
    answeredAt: row.answered_at === null ? null : isoOf(row.answered_at),
    changeable: isChangeable(row),
  }
}
