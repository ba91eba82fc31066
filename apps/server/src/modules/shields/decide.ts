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
import {
  decideRequest,
  dropRequests,
  endShields,
  findShieldOf,
  insertShield,
  lockRequest,
  moveReview,
  type RequestRow,
} from './store.ts'

/** 保护有变: of whom; ids only (D-19). */
export const shieldChanged = eventKind<{ readonly subjectId: string }>('shields.changed')

/**
 * 确认: another officer agrees, and from this moment on the person is hidden, or to be looked at later, or hidden no more. Whoever asked does
 * not confirm.
 * @throws Refusal shields.no-request, shields.decided, shields.same-person, general.kin, general.login-too-old
 */
export async function decideShield(
  deps: ShieldDeps,
  context: Context,
  command: Command,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<{ done: true }> {
  requireFreshLogin(context)
  const { database, events, hidden, subtree, finishTask } = deps
  const decided = await once(database, context, command, {
    scope: { path: 'worker' }, // the agencies of the request are looked at by its own statement
    subject: context.actorId,
    load: [takeTurn('shields'), lockRequest(id, context.agencies)] as const,
    run: async (tx, [, [request]]) => {
      if (request === undefined) throw new Refusal('shields.no-request')
      if (request.state !== 'asked') throw new Refusal('shields.decided')
      if (request.asked_by === context.actorId) throw new Refusal('shields.same-person')
      requireNotClosed(context, request.subject_id)
      const { subject_id: subjectId, agency_id: agencyId, wants } = request
      const state = agree ? 'confirmed' : 'refused'
      tx.record(decideRequest(subjectId, id, state, context.actorId, context.now))
      if (agree) {
        const changed = wants === 'begin' ? under(agencyId, subtree) : [agencyId]
        const [standing] = await tx.load(findShieldOf(subjectId, changed))
        tx.record(
          ...standing.map((one) => finishTask(context, [one.agency_id], one.id)),
          ...effectOf(deps, request, context, changed),
          tellHidden(),
        )
      }
      const purpose = `${state} ${wants} ${id}`
      tx.record(lookOf({ ...context, agencyId }, subjectId, purpose))
      if (agree) events.announce(tx, shieldChanged, subjectId, { subjectId }, context.now)
      return { done: true } as const
    },
  })
  await hidden.refresh()
  deps.sessions.forget() // other processes hear of it by the database; this one does not wait to be told
  return decided
}

function under(agencyId: string, subtree: ShieldDeps['subtree']): string[] {
  return subtree(agencyId).filter((id) => id !== agencyId)
}

/**
 * Whoever begins takes over from the agencies under his: theirs end with it, and what waits there about her. What logs in for somebody else, too, logs
 * in for her no more.
 * @param changed by which agencies nobody hides her any more, or from another day on
 */
function effectOf(
  { endSharedLogins }: Pick<ShieldDeps, 'endSharedLogins'>,
  { subject_id: subject, agency_id: agency, wants, review_on }: RequestRow,
  { today, now, actorId }: Context,
  changed: readonly string[],
): Statement[] {
  if (wants === 'review') return [moveReview(subject, agency, review_on)]
  if (wants === 'end') return [endShields(subject, changed, today)]
  return [
    endShields(subject, changed, today),
    dropRequests(subject, changed, actorId, now),
    insertShield(subject, newId(), agency, today, review_on),
    ...endSharedLogins({ now, actorId }, subject),
  ]
}

/** Of the agency, whose act it is; the person reads it among those who looked at his record. */
function lookOf(context: Context, subjectId: string, purpose: string): Statement {
  return lookWithin(context, { act: 'shields.decide', subjectId, purpose })
}
