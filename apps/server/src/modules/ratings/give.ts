import { type Grade, type RatingReason, reasonsFor } from '@tongban/contracts/grade'
import { addDays, callBackDue } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { instantOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { findClosedCases, findItemsSince } from '../cases/index.ts'
import { findEndedVisit } from '../visits/index.ts'
import type { RatingDeps } from './deps.ts'
import { mayBeAsked } from './may-be-asked.ts'
import { recordRating, type Said } from './record.ts'
import { findGivenOf } from './store.ts'

/** A grade with reasons and words, or null: rather not. */
export interface Given {
  readonly grade: Grade | null
  readonly reasons: readonly RatingReason[]
  readonly words: string
}

/** What is rated, and by which of its ids. */
interface Which {
  readonly subject: string
  readonly id: string
}

/** So long after its end a case may be rated: then nobody remembers it. */
export const rateableDays = 90
/** Whoever is bereaved is asked nothing for so long. */
export const mourningDays = 365
/** So long after they parted a visitor may still stand at the counter. */
const atCounterMinutes = 30
const worker = { path: 'worker' } as const

/**
 * 评价一件办结的事: once, by the person himself.
 * @throws Refusal ratings.none where it is not his own, not closed, too long ago, or must not be asked; ratings.given, ratings.reasons
 */
export async function rateCase(
  deps: RatingDeps,
  context: Context,
  command: Command,
  { subject, id, ...given }: Given & Which,
): Promise<{ done: true }> {
  requireOwn(context, subject)
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject,
    load: [
      findClosedCases(subject, addDays(context.today, -rateableDays), id),
      findItemsSince(subject, addDays(context.today, -mourningDays)),
      findGivenOf(subject, id),
    ] as const,
    races: ['rating_once'],
    admit: ([[found]]) => {
      if (found === undefined) throw new Refusal('ratings.none')
    },
    run: (tx, [[found], items, [earlier]]) => {
      if (found === undefined || !mayBeAsked({ items: items.map(({ item }) => item), purpose: '' }))
        throw new Refusal('ratings.none')
      if (earlier !== undefined) throw new Refusal('ratings.given')
      const rated = { ...found, about: 'case', about_id: id, served_at: instantOf(found.opened_at) } as const
      tx.record(...recordRating(deps.secrets, context, rated, saidOf(given, found.subject_name)))
      return { done: true } as const
    },
  })
}

/**
 * 在窗口评价: what the customer taps on his side of the screen after the visit has ended; the clerk is told that it is done and
 * nothing else. @throws Refusal visits.none where the clerk has ended no such visit just now; ratings.none, ratings.given, ratings.reasons
 */
export async function rateVisit(
  deps: RatingDeps,
  context: Context,
  command: Command,
  { subject, id, ...given }: Given & Which,
): Promise<{ done: true }> {
  return await once(deps.database, context, command, {
    scope: worker,
    subject: context.actorId,
    load: visitLoad(context, { subject, id }),
    races: ['rating_once'],
    admit: ([[found]]) => {
      if (found === undefined) throw new Refusal('visits.none')
    },
    run: (tx, [[found], items, [earlier]]) => {
      if (found === undefined) throw new Refusal('visits.none')
      const asked = { items: items.map(({ item }) => item), purpose: found.purpose }
      if (!mayBeAsked(asked)) throw new Refusal('ratings.none')
      if (earlier !== undefined) throw new Refusal('ratings.given')
      const rated = {
        ...found,
        about: 'visit',
        about_id: id,
        item: null,
        served_at: instantOf(found.started_at),
        hands: [context.actorId],
      } as const
      tx.record(...recordRating(deps.secrets, context, rated, saidOf(given, found.subject_name)))
      return { done: true } as const
    },
  })
}

/** Whether the visitor may be asked, who has just been served. @throws Refusal visits.none */
export async function mayAskVisitor(
  deps: RatingDeps,
  context: Context,
  which: Which,
): Promise<{ asks: boolean; callBackDays: number }> {
  const [[found], items, [earlier]] = await deps.database.read(worker, ...visitLoad(context, which))
  if (found === undefined) throw new Refusal('visits.none')
  const asked = { items: items.map(({ item }) => item), purpose: found.purpose }
  return {
    asks: earlier === undefined && mayBeAsked(asked),
    callBackDays: callBackDue(context.law, context.today).length,
  }
}

function visitLoad(context: Context, which: Which) {
  return [
    findEndedVisit(context, which, atCounterMinutes),
    findItemsSince(which.subject, addDays(context.today, -mourningDays)),
    findGivenOf(which.subject, which.id),
  ] as const
}

/** @throws Refusal ratings.none for somebody else's */
export function requireOwn({ path, subjects }: Context, subject: string): void {
  if (path !== 'person' || !subjects.includes(subject)) throw new Refusal('ratings.none')
}

/** Reasons go with a grade; whoever would rather not say gives none, and no words. @throws Refusal ratings.reasons */
function saidOf({ grade, reasons, words }: Given, name: string): Said {
  const fitting = grade === null ? [] : reasonsFor(grade)
  const chosen = [...new Set(reasons)]
  if (chosen.some((reason) => !fitting.includes(reason))) throw refusalAt('ratings.reasons', 'reasons')
  if (grade === null && words !== '') throw refusalAt('ratings.reasons', 'words')
  return { judgement: grade, reasons: chosen, words, contact: { name, telephone: null, what: null } }
}
