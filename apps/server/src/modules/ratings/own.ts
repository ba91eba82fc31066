import { textIn } from '@tongban/contracts/errors'
import type { OwnRating, ToRate } from '@tongban/contracts/ratings'
import { addDays, callBackDue } from '@tongban/policy'

import { type Context, scopeOf } from '../../platform/context.ts'
import { instantCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import { isoOf } from '../../platform/instants.ts'
import { type ClosedCase, findClosedCases, findItemsSince } from '../cases/index.ts'
import type { RatingDeps } from './deps.ts'
import { mourningDays, rateableDays, requireOwn } from './give.ts'
import { mayBeAsked } from './may-be-asked.ts'
import { findAsked, findOwnRatings, type RatingRow } from './store.ts'

const ratingsAtOnce = 50
/** So long after its end somebody is asked about a case; later he may still rate it. */
const askedDays = 15
/** He took back what he had asked for himself, or let it lie: nobody asks him how that was. */
const unaskedOutcomes: ReadonlySet<ClosedCase['outcome']> = new Set(['withdrawn', 'lapsed', 'reversed'])

/**
 * What somebody may rate, and what he has rated with the result of the call back. He is asked about one case at most, the newest, and
 * about none of a day on which he was asked at a counter. @throws Refusal ratings.none
 */
export async function findOwn(
  deps: RatingDeps,
  context: Context,
  subject: string,
  after?: string,
): Promise<{ open: ToRate[]; given: OwnRating[]; next: string | null; callBackDays: number }> {
  requireOwn(context, subject)
  const [at = '', last = ''] = readCursor(after, instantCursor, ['infinity', lastId])
  const since = addDays(context.today, -rateableDays)
  const [closed, items, asked, given] = await deps.database.read(
    scopeOf(context),
    findClosedCases(subject, since),
    findItemsSince(subject, addDays(context.today, -mourningDays)),
    findAsked(subject, since),
    findOwnRatings(subject, at, last, ratingsAtOnce + 1),
  )
  const may = mayBeAsked({ items: items.map(({ item }) => item), purpose: '' })
  const [rated, daysAtCounter] = [
    new Set(asked.map(({ about_id: id }) => id)),
    new Set(asked.flatMap(({ about, served_on: day }) => (about === 'visit' ? [day] : []))),
  ]
  const rateable = may ? closed.filter(({ id }) => !rated.has(id)) : []
  const now = rateable.find(
    ({ outcome, closed_on: day }) =>
      !unaskedOutcomes.has(outcome) && day >= addDays(context.today, -askedDays) && !daysAtCounter.has(day),
  )
  const { page, next } = pageFrom(given, ratingsAtOnce, ({ given_at, id }) => `${isoOf(given_at)}_${id}`)
  return {
    callBackDays: callBackDue(context.law, context.today).length,
    open: rateable.map((found) => ({
      case: found.id,
      itemName: itemName(deps, context, found),
      closedOn: found.closed_on,
      asked: found === now,
    })),
    given: page.map((row) => ownView(deps, row)),
    next,
  }
}

function itemName(
  { catalogue }: RatingDeps,
  { language }: Context,
  { item, item_version: version }: ClosedCase,
): string {
  const names = catalogue.pinned(item, version)?.declaration.names
  return names === undefined ? catalogue.nameOf(item) : textIn(names, language)
}

function ownView({ secrets, catalogue, agencies }: RatingDeps, row: RatingRow): OwnRating {
  return {
    id: row.id,
    case: row.about === 'case' ? row.about_id : null,
    itemName: row.item === null ? null : catalogue.nameOf(row.item),
    grade: row.grade,
    reasons: [...row.reasons],
    words: opened(secrets, row.words),
    givenOn: row.given_on,
    agencyName: agencies.nameOf(row.agency_id),
    dueOn: row.due_on,
    answer: answerOf({ secrets }, row),
  }
}

/** What the call back came to, in the words that the person reads; null before it. */
export function answerOf(
  { secrets }: Pick<RatingDeps, 'secrets'>,
  { outcome, corrected, answer, answered_on: on }: RatingRow,
): OwnRating['answer'] {
  if (outcome === null || on === null) return null
  return { outcome, corrected: corrected === true, words: opened(secrets, answer), on }
}

/** Sealed words, or none. */
export function opened(secrets: RatingDeps['secrets'], words: Buffer | null): string {
  return words === null ? '' : secrets.open(words)
}
