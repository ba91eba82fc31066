import type { WithdrawReason } from '@tongban/contracts/sending'

import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { endRelaysOf, lockOpenRelay, lockUnreached } from './store.ts'
import { actScope, type ByHandDeps, look, type Which } from './unreached.ts'

/**
 * 收回转告: an outlet that was asked need not tell any more, and reads why. Any office in whose list the notice stands takes it back, whoever asked.
 * @throws Refusal messages.no-sending, messages.not-relayed
 */
export async function withdrawRelay(
  { database }: Pick<ByHandDeps, 'database'>,
  context: Context,
  command: Command,
  { subject, id, why }: Which & { readonly why: WithdrawReason },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: actScope(context, subject),
    subject,
    load: [lockUnreached(subject, id, context.agencies), lockOpenRelay(subject, id)] as const,
    admit: ([[sending]], repeats) => {
      if (sending === undefined && !repeats) throw new Refusal('messages.no-sending')
    },
    run: (tx, [, [open]]) => {
      if (open === undefined) throw new Refusal('messages.not-relayed')
      const { actorId, today, now } = context
      tx.record(
        endRelaysOf(subject, id, why, today, actorId, now),
        lookWithin(context, {
          act: look,
          subjectId: subject,
          purpose: `relay withdrawn: ${open.outlet_id} ${why}`,
        }),
      )
      return { done: true as const }
    },
  })
}
