import type { OtherWay } from '@tongban/contracts/sending'
import type { Day } from '@tongban/policy'

import { lookWithin } from '../../../platform/audit.ts'
import { dayOfInstant } from '../../../platform/clock.ts'
import type { Context } from '../../../platform/context.ts'
import { instantOf } from '../../../platform/instants.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { endRelaysOf, lockUnreached, markTold } from './store.ts'
import { actScope, type ByHandDeps, look, type Which } from './unreached.ts'

/** How somebody was told, on which day, and by which registered letter. */
export interface Told {
  readonly how: OtherWay
  readonly on: Day
  readonly letterNumber?: string | undefined
}

/**
 * 已由人告知: nothing is sent any more, and an outlet that was asked need not tell him. A letter stands with the day on which it was posted.
 * @throws Refusal messages.no-sending, messages.told-on, messages.letter-number
 */
export async function recordTold(
  { database }: Pick<ByHandDeps, 'database'>,
  context: Context,
  command: Command,
  { subject, id, how, on, letterNumber }: Which & Told,
): Promise<{ done: true }> {
  if ((how === 'letter') !== (letterNumber !== undefined))
    throw refusalAt('messages.letter-number', 'letterNumber')
  return await once(database, context, command, {
    scope: actScope(context, subject),
    subject,
    load: [lockUnreached(subject, id, context.agencies)] as const,
    admit: ([[found]], repeats) => {
      if (found === undefined && !repeats) throw new Refusal('messages.no-sending')
    },
    run: (tx, [[found]]) => {
      if (found === undefined) throw new Refusal('messages.no-sending')
      requireDay(context, found.created_at, on)
      const { actorId, today, now } = context
      tx.record(
        markTold(subject, id, how, on, letterNumber ?? null, null, actorId, now),
        endRelaysOf(subject, id, 'told', today, actorId, now),
        lookWithin(context, { act: look, subjectId: subject, purpose: `told: ${how}` }),
      )
      return { done: true as const }
    },
  })
}

/** Nobody was told before there was something to tell, or tomorrow. @throws Refusal messages.told-on */
export function requireDay({ today }: Pick<Context, 'today'>, since: string, on: Day): void {
  if (on > today || on < dayOfInstant(instantOf(since))) throw refusalAt('messages.told-on', 'on')
}
