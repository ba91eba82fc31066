import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { PersonalDeps } from './deps.ts'
import { speaker } from './give.ts'
import { acceptPersonal, lockPersonal, revokePersonal } from './store.ts'
import { tellPeople } from './tell.ts'

/**
 * 接受代办: who was asked says yes, and may act from then on; or no, and it is over. Both sides are told of a yes, the asker of a no.
 * @throws Refusal mandates.none where nobody asked him, or he has answered
 */
export async function answerPersonal(
  deps: PersonalDeps,
  context: Context,
  command: Command,
  { subject, id, accept }: { readonly subject: string; readonly id: string; readonly accept: boolean },
): Promise<{ done: true }> {
  const { actorId, now, today } = context
  return await once(deps.database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [lockPersonal(subject, id)] as const,
    run: (tx, [[asked]]) => {
      if (asked === undefined || asked.holder_id !== actorId) throw new Refusal('mandates.none')
      if (asked.accepted_at !== null || asked.valid_to < today) throw new Refusal('mandates.none')
      const agencyId = speaker(deps, { agencyId: asked.agency_id })
      const told = accept
        ? ({ kind: 'acting-begun', to: ['subject', 'holder'] } as const)
        : ({ kind: 'acting-declined', to: ['subject'] } as const)
      const act = accept ? 'mandates.accept' : 'mandates.decline'
      tx.record(
        accept ? acceptPersonal(subject, id, now) : revokePersonal(subject, id, actorId, now),
        lookWithin({ ...context, agencyId }, { act, subjectId: subject, purpose: `${asked.kind} ${id}` }),
        ...tellPeople(deps.secrets, context, { agencyId, ...told }, asked),
      )
      return { done: true } as const
    },
  })
}
