import { lookWithin } from '../../../platform/audit.ts'
import type { Context } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import { readIdentification, requireShown } from '../../visits/index.ts'
import { requireOpened } from '../opening.ts'
import type { PersonalDeps } from './deps.ts'
import { isHis, openingOfOwn } from './find.ts'
import { speaker } from './give.ts'
import { lockPersonal, revokePersonal } from './store.ts'
import { tellPeople } from './tell.ts'

/**
 * 收回授权: from the next request on its holder is out; he himself gives it up the same way, and of a ward his guardian takes it back. A guardian, whom two people
 * recorded, is ended by a case that two people decide, and by nobody alone. Both sides are told, and it stands in the audit.
 * @throws Refusal visits.none, visits.not-shown, mandates.none, mandates.guardian
 */
export async function revokeGivenPersonal(
  deps: PersonalDeps,
  context: Context,
  command: Command,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<{ done: true }> {
  const { path, actorId, now } = context
  return await once(deps.database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [
      openingOfOwn(context, subject),
      readIdentification(context, subject),
      lockPersonal(subject, id),
    ] as const,
    admit: ([opened, identified]) => {
      if (path !== 'counter') return
      requireOpened(context, subject, opened)
      requireShown(identified)
    },
    run: (tx, [, , [found]]) => {
      if (found === undefined) throw new Refusal('mandates.none')
      const isSide = isHis(context, subject) || found.holder_id === actorId
      if (path !== 'counter' && !isSide) throw new Refusal('mandates.none')
      if (found.kind === 'guardian') throw new Refusal('mandates.guardian')
      const agencyId = speaker(deps, { agencyId: context.agencyId ?? found.agency_id })
      tx.record(
        revokePersonal(subject, id, actorId, now),
        lookWithin(
          { ...context, agencyId },
          { act: 'mandates.revoke', subjectId: subject, purpose: `${found.kind} ${id}` },
        ),
        ...tellPeople(
          deps.secrets,
          context,
          { agencyId, kind: 'acting-ended', to: ['subject', 'holder'] },
          found,
        ),
      )
      return { done: true } as const
    },
  })
}
