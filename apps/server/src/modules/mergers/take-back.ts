import { addDays } from '@tongban/policy'

import { requireFreshLogin } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import { type Context, newId, scopeOf } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { takeTurn } from '../../platform/turns.ts'
import { keepAgency, tellAgencies } from '../agencies/index.ts'
import { endGrantsAtOutlets, restoreGrantsAt, tellLogin } from '../staff/index.ts'
import { isAbove } from './decide.ts'
import type { MergerDeps } from './deps.ts'
import { decideTakingBack, findEnded, insertTakingBack, lockMerger, type MergerRow } from './store.ts'

/**
 * 申请撤回撤并: one that was confirmed and whose day has not come. Nothing changes before the head of an agency above has confirmed this, too.
 * @throws Refusal mergers.none, mergers.not-confirmed, mergers.over, mergers.asked
 */
export async function askTakingBack(
  deps: MergerDeps,
  context: Context,
  command: Command,
  { id, reason }: { readonly id: string; readonly reason: string },
): Promise<{ done: true }> {
  const { actorId, now, agencies } = context
  return await once(deps.database, context, command, {
    scope: scopeOf(context),
    subject: actorId,
    load: [takeTurn(`taking back ${id}`), lockMerger(id, agencies)] as const,
    races: ['taking_back_standing'],
    run: (tx, [, [found]]) => {
      if (found === undefined || !isAbove(deps, context, found)) throw new Refusal('mergers.none')
      if (waits(found)) throw new Refusal('mergers.asked')
      if (found.agreed !== true || found.back_agreed === true) throw new Refusal('mergers.not-confirmed')
      if (found.ceased_from <= context.today) throw new Refusal('mergers.over')
      const { agency_id: agencyId } = found
      tx.record(
        insertTakingBack(agencyId, newId(), id, reason, actorId, now),
        lookWithin(
          { ...context, agencyId },
          { act: 'mergers.ask-back', purpose: `${agencyId} from ${found.ceased_from}` },
        ),
      )
      return { done: true as const }
    },
  })
}

/**
 * 确认撤回: the agency stays, and what was held there when its end was confirmed is held again, but for what somebody has ended since. What was
 * granted at the successor meanwhile stays, too: four have given it; but not at an outlet of the agency that stays.
 * @throws Refusal mergers.none, mergers.same-person, mergers.over, general.login-too-old
 */
export async function decideOnTakingBack(
  deps: MergerDeps,
  context: Context,
  command: Command,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<{ done: true }> {
  requireFreshLogin(context)
  const { actorId, now, agencies } = context
  const decided = await once(deps.database, context, command, {
    scope: { path: 'worker' }, // grants of whoever works there begin again with it
    subject: actorId,
    load: [takeTurn(`taking back ${id}`), lockMerger(id, agencies)] as const,
    run: async (tx, [, [found]]) => {
      if (found === undefined || !isAbove(deps, context, found) || !waits(found))
        throw new Refusal('mergers.none')
      if (found.back_asked_by === actorId) throw new Refusal('mergers.same-person')
      const { agency_id: agencyId, ceased_from: from } = found
      if (agree) {
        if (from <= context.today) throw new Refusal('mergers.over')
        const [ended] = await tx.load(findEnded(agencyId, id))
        const [ids, lastDays] = [ended.map((one) => one.id), ended.map((one) => one.valid_to)]
        tx.record(
          keepAgency(agencyId),
          restoreGrantsAt(agencyId, ids, lastDays, addDays(from, -1)),
          endGrantsAtOutlets(agencyId, outletsAt(deps, agencyId), context.today),
          tellAgencies(),
          tellLogin(),
        )
      }
      const purpose = `${agree ? 'agreed' : 'refused'} ${agencyId} from ${from}`
      tx.record(
        decideTakingBack(agencyId, id, agree, actorId, now),
        lookWithin({ ...context, agencyId }, { act: 'mergers.decide-back', purpose }),
      )
      return { done: true as const }
    },
  })
  await deps.agencies.refresh()
  return decided
}

function outletsAt({ outlets }: MergerDeps, agency: string): string[] {
  return outlets
    .all()
    .filter(({ agencyId }) => agencyId === agency)
    .map(({ id }) => id)
}

function waits({ back_asked_at, back_decided_at }: MergerRow): boolean {
  return back_asked_at !== null && back_decided_at === null
}
