import { requireFreshLogin } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId } from '../../platform/context.ts'
import type { Statement } from '../../platform/database.ts'
import { eventKind } from '../../platform/events.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { requireNotClosed } from './ask.ts'
import type { ShieldDeps } from './deps.ts'
import { tellHidden } from './hidden.ts'
import { decideRequest, endShield, insertShield, lockRequest, moveReview, type RequestRow } from './store.ts'

/** 保护有变: of whom; ids only (D-19). */
export const shieldChanged = eventKind<{ readonly subjectId: string }>('shields.changed')

/**
 * 确认: another officer agrees, and from this moment on the person is hidden, or to be looked at later, or hidden no more. Whoever asked does
 * not confirm.
 * @throws Refusal shields.no-request, shields.decided, shields.same-person, general.kin, general.login-too-old
 */
export async function decideShield(
  { database, events, hidden }: ShieldDeps,
  context: Context,
  command: Command,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<{ done: true }> {
  requireFreshLogin(context)
  const decided = await once(database, context, command, {
    scope: { path: 'worker' }, // the agencies of the request are looked at by its own statement
    subject: context.actorId,
    load: [takeTurn('shields'), lockRequest(id, context.agencies)] as const,
    run: (tx, [, [request]]) => {
      if (request === undefined) throw new Refusal('shields.no-request')
      if (request.state !== 'asked') throw new Refusal('shields.decided')
      if (request.asked_by === context.actorId) throw new Refusal('shields.same-person')
      requireNotClosed(context, request.subject_id)
      const { subject_id: subjectId, agency_id: agencyId, wants } = request
      const state = agree ? 'confirmed' : 'refused'
      tx.record(
        decideRequest(subjectId, id, state, context.actorId, context.now),
        ...(agree ? [effectOf(request, context), tellHidden()] : []),
      )
      const purpose = `${state} ${wants} ${id}`
      tx.record(lookOf({ ...context, agencyId }, subjectId, purpose))
      if (agree) events.announce(tx, shieldChanged, subjectId, { subjectId }, context.now)
      return { done: true } as const
    },
  })
  await hidden.refresh()
  return decided
}

function effectOf({ subject_id, agency_id, wants, review_on }: RequestRow, { today }: Context): Statement {
  if (wants === 'begin') return insertShield(subject_id, newId(), agency_id, today, review_on)
  return wants === 'review' ? moveReview(subject_id, review_on) : endShield(subject_id, today)
}

/** Of the agency, whose act it is; the person reads it among those who looked at his record. */
function lookOf(context: Context, subjectId: string, purpose: string): Statement {
  return lookWithin(context, { act: 'shields.decide', subjectId, purpose })
}
