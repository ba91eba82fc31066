import type { documentKinds } from '@tongban/contracts/people'
import { type ShieldReason, shieldMonthsAtMost } from '@tongban/contracts/shield-reasons'
import type { ShieldRequest } from '@tongban/contracts/shields'
import { addMonths, type Day } from '@tongban/policy'

import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal, refusalAt } from '../../platform/refusal.ts'
import { forgetWrong, refuseGuessing } from '../../platform/throttle.ts'
import { takeTurn } from '../../platform/turns.ts'
import type { ShieldDeps } from './deps.ts'
import { findHidersOf, findOpenAbout, findShieldOf, insertRequest, type RequestRow } from './store.ts'

const worker = { path: 'worker' } as const

/** Who is to be hidden, why, and when it is to be looked at again. */
interface Wanted {
  readonly kind: (typeof documentKinds)[number]
  readonly number: string
  readonly name: string
  readonly reason: ShieldReason
  readonly reviewOn: Day
}

/**
 * 申请保护: an officer names somebody by document and name. Nothing is hidden before another officer has confirmed it. Tries are counted. Whom an
 * agency hides at which he has not the right he is told like one who is not there; of one whom an agency under his hides he asks to take her over.
 * @throws Refusal shields.unknown, shields.known, shields.asked, shields.day, login.locked, general.kin
 */
export async function askToShield(
  deps: ShieldDeps,
  context: Context,
  command: Command,
  { kind, number, name, reason, reviewOn }: Wanted,
): Promise<ShieldRequest> {
  const { database, findPerson, isSameName } = deps
  requireReview(context, reviewOn)
  const guesser = `shields of ${context.actorId}`
  await refuseGuessing(database, guesser, context.now)
  const asked = await once(database, context, command, {
    scope: worker, // whoever is named is named by his number alone: no visit and no case opens him
    subject: context.actorId,
    load: [takeTurn('shields'), findPerson(kind, number)] as const,
    run: async (tx, [, [person]]) => {
      if (person === undefined || !isSameName(person.name, name)) throw refusalAt('shields.unknown', 'number')
      const subject = person.subject_id
      requireNotClosed(context, subject)
      const [hiders, [open]] = await tx.load(findHidersOf(subject), findOpenAbout(subject, context.agencyId))
      requireHidable(
        context,
        hiders.map(({ agency_id }) => agency_id),
      )
      if (open !== undefined) throw new Refusal('shields.asked')
      const row = rowOf(context, { subject, wants: 'begin', reason, reviewOn })
      tx.record(...writesOf(context, row))
      return requestView(deps, context, row, person.name)
    },
  })
  await forgetWrong(database, guesser)
  return asked
}

/**
 * 申请延长或结束: of somebody whom an agency of the officer hides. He stays hidden until another has confirmed.
 * @throws Refusal shields.none, shields.asked, shields.day, general.kin
 */
export async function askAbout(
  deps: ShieldDeps,
  context: Context,
  command: Command,
  wanted: { readonly subject: string; readonly reason: ShieldReason } & (
    | { readonly wants: 'review'; readonly reviewOn: Day }
    | { readonly wants: 'end' }
  ),
): Promise<ShieldRequest> {
  const { subject, wants, reason } = wanted
  const reviewOn = wanted.wants === 'review' ? wanted.reviewOn : null
  if (reviewOn !== null) requireReview(context, reviewOn)
  return await once(deps.database, context, command, {
    scope: worker,
    subject: context.actorId,
    load: [takeTurn('shields'), findShieldOf(subject, context.agencies), deps.findCalled([subject])] as const,
    admit: ([, [shield]]) => {
      if (shield === undefined) throw new Refusal('shields.none')
    },
    run: async (tx, [, [shield], [called]]) => {
      const agencyId = shield?.agency_id ?? null
      const [[open]] = await tx.load(findOpenAbout(subject, agencyId))
      if (open !== undefined) throw new Refusal('shields.asked')
      const row = rowOf({ ...context, agencyId }, { subject, wants, reason, reviewOn })
      tx.record(...writesOf(context, row))
      return requestView(deps, context, row, called?.name ?? '')
    },
  })
}

/** Who may be hidden by the agency of an officer, where others hide her. @throws Refusal shields.unknown, shields.known */
function requireHidable(
  { agencyId, opensShielded }: Pick<Context, 'agencyId' | 'opensShielded'>,
  hiders: readonly string[],
): void {
  if (hiders.some((hider) => hider === agencyId)) throw new Refusal('shields.known')
  const isOpen = hiders.some((hider) => opensShielded?.hiddenBy.includes(hider))
  if (hiders.length > 0 && !isOpen) throw refusalAt('shields.unknown', 'number')
}

/** @throws Refusal shields.day */
function requireReview({ today }: Pick<Context, 'today'>, reviewOn: Day): void {
  if (reviewOn <= today || reviewOn > addMonths(today, shieldMonthsAtMost))
    throw refusalAt('shields.day', 'reviewOn')
}

/** 回避: nobody hides himself or one of his family. @throws Refusal general.kin */
export function requireNotClosed({ closed = [] }: Pick<Context, 'closed'>, subject: string): void {
  if (closed.includes(subject)) throw new Refusal('general.kin')
}

function rowOf(
  { actorId, agencyId, now }: Pick<Context, 'actorId' | 'agencyId' | 'now'>,
  {
    subject,
    wants,
    reason,
    reviewOn,
  }: { subject: string; wants: RequestRow['wants']; reason: ShieldReason; reviewOn: Day | null },
): RequestRow {
  return {
    subject_id: subject,
    id: newId(),
    agency_id: agencyId ?? '',
    wants,
    reason,
    review_on: reviewOn,
    asked_by: actorId,
    asked_at: now.toISOString(),
    state: 'asked',
  }
}

function writesOf(context: Context, row: RequestRow) {
  const { subject_id, id, agency_id, wants, reason, review_on, asked_by, asked_at } = row
  return [
    insertRequest(subject_id, id, agency_id, wants, reason, review_on, asked_by, asked_at),
    lookWithin(
      { ...context, agencyId: agency_id },
      { act: 'shields.ask', subjectId: subject_id, purpose: `${wants} ${id}` },
    ),
  ]
}

/** A request as officers read it: without its reason. */
export function requestView(
  { staffName }: Pick<ShieldDeps, 'staffName'>,
  { actorId }: Pick<Context, 'actorId'>,
  row: RequestRow,
  name: string,
): ShieldRequest {
  return {
    id: row.id,
    subject: row.subject_id,
    name,
    wants: row.wants,
    reviewOn: row.review_on,
    askedByName: staffName(row.asked_by),
    askedAt: isoOf(row.asked_at),
    mine: row.asked_by === actorId,
  }
}
