import type { Confirmation, Objection } from '@tongban/contracts/confirmations'
import { textIn } from '@tongban/contracts/errors'

import { type Context, scopeOf } from '../../../platform/context.ts'
import { isoOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import type { CaseDeps } from '../deps.ts'
import { confirmationAnswered } from '../events.ts'
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

/** What waits for a person's answer, and what he has answered. @throws Refusal confirmations.none when it is not his own */
export async function findOwnConfirmations(
  deps: CaseDeps,
  context: Context,
  subject: string,
): Promise<{ rows: Confirmation[] }> {
  requireOwn(context, subject)
  const [rows] = await deps.database.read(scopeOf(context), findConfirmations(subject))
  return { rows: rows.map((row) => confirmationView(deps, row, context)) }
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
 * 答复: the person says whether it is right, once, until the end of the last day. The case learns of it by the worker: his
 * own right leads to no case of somebody else.
 * @throws Refusal confirmations.none, confirmations.reason, confirmations.late, confirmations.answered, confirmations.void
 */
export async function answerConfirmation(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { subject, id, ...said }: Answered & { readonly subject: string; readonly id: string },
): Promise<Confirmation> {
  requireOwn(context, subject)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [lockConfirmation(subject, id)],
    admit: ([[found]]) => {
      if (found === undefined) throw new Refusal('confirmations.none')
    },
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('confirmations.none')
      requireReason(said)
      requireOpen(found)
      const { answer, reason = null, note = '' } = said
      const sealed = note === '' ? null : deps.secrets.seal(note)
      tx.record(writeAnswer(subject, id, answer, reason, sealed, context.now))
      deps.events.announce(tx, confirmationAnswered, found.case_id, { subjectId: subject, id }, context.now)
      const answered = { ...found, state: 'answered', answer, reason, note: sealed } as const
      return confirmationView(deps, { ...answered, answered_at: context.now.toISOString() }, context)
    },
  })
}

function requireOwn({ subjects }: Context, subject: string): void {
  if (!subjects.includes(subject)) throw new Refusal('confirmations.none')
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

function confirmationView(
  { secrets, catalogue, agencies }: CaseDeps,
  row: ConfirmationRow,
  { language }: Pick<Context, 'language'>,
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
    note: row.note === null ? null : secrets.open(row.note),
    answeredAt: row.answered_at === null ? null : isoOf(row.answered_at),
  }
}
