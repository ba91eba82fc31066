import { addDays } from '@tongban/policy'

import { requireFreshLogin } from '../../platform/access.ts'
import { lookWithin } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { ceaseAgency, tellAgencies } from '../agencies/index.ts'
import { endGrantsAt, tellLogin } from '../staff/index.ts'
import { requirePlaces } from './ask.ts'
import type { MergerDeps } from './deps.ts'
import { lyingAt, requireFree } from './lying.ts'
import { decideMerger, keepEnded, lockMerger, type MergerRow } from './store.ts'

/**
 * 确认撤并: the head of an agency above agrees. What is held at the agency ends with its last day, and from the next on the successor stands
 * in its place; who goes on working is granted his post there before, by four hands as always (D-39).
 * @throws Refusal mergers.none, mergers.same-person, mergers.successor, mergers.dates, mergers.in-the-way, general.login-too-old
 */
export async function decideOnMerger(
  deps: MergerDeps,
  context: Context,
  command: Command,
  { id, agree }: { readonly id: string; readonly agree: boolean },
): Promise<{ done: true }> {
  requireFreshLogin(context)
  const { actorId, now, today } = context
  const decided = await once(deps.database, context, command, {
    scope: { path: 'worker' }, // grants of whoever works there end with it
    subject: actorId,
    load: [lockMerger(id, context.agencies)] as const,
    run: async (tx, [[found]]) => {
      if (found === undefined || found.decided_at !== null || !isAbove(deps, context, found))
        throw new Refusal('mergers.none')
      if (found.asked_by === actorId) throw new Refusal('mergers.same-person')
      const { agency_id: agencyId, successor, ceased_from: from } = found
      if (agree) {
        requirePlaces(deps, context, { agencyId, successor, from })
        requireFree((await lyingAt(deps, context, agencyId, from)).rows)
        const [ended] = await tx.load(endGrantsAt(agencyId, addDays(from, -1), today))
        const [ids, lastDays] = [ended.map((one) => one.id), ended.map((one) => one.valid_to)]
        tx.record(
          ceaseAgency(agencyId, from, successor),
          keepEnded(agencyId, id, ids, lastDays),
          tellAgencies(),
          tellLogin(),
        )
      }
      tx.record(
        decideMerger(agencyId, id, agree, actorId, now),
        lookWithin(
          { ...context, agencyId },
          { act: 'mergers.decide', purpose: `${agree ? 'agreed' : 'refused'} ${agencyId} from ${from}` },
        ),
      )
      return { done: true as const }
    },
  })
  await deps.agencies.refresh()
  return decided
}

/** Nobody confirms the end of his own agency: who does has the one above under him. */
export function isAbove({ agencies }: MergerDeps, context: Context, { agency_id }: MergerRow): boolean {
  const parent = agencies.find(agency_id)?.parent ?? null
  return parent !== null && context.agencies.includes(parent)
}
