import { lookWithin } from '../../platform/audit.ts'
import type { Context } from '../../platform/context.ts'
import { type Command, once } from '../../platform/once.ts'
import { Refusal } from '../../platform/refusal.ts'
import { findEmployer } from '../employers/index.ts'
import { readIdentification, requireShown } from '../visits/index.ts'
import type { MandateDeps } from './deps.ts'
import { openingOf, requireOpened } from './opening.ts'
import { findMandates, revokeMandate } from './store.ts'
import { tellTaken } from './tell.ts'

/**
 * 收回授权: from the next request on its holder is out. The principal takes back what clerks have; his own is taken back at a counter.
 * Both sides are told, and it stands in the audit.
 * @throws Refusal visits.none, visits.not-shown, general.no-mandate, mandates.none, mandates.principal
 */
export async function revokeGranted(
  { database, secrets }: Pick<MandateDeps, 'database' | 'secrets'>,
  context: Context,
  command: Command,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<{ done: true }> {
  return await once(database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [
      openingOf(context, subject),
      readIdentification(context, subject),
      findEmployer(subject),
      findMandates(subject, context.today),
    ] as const,
    admit: ([opened, identified]) => {
      requireOpened(context, subject, opened)
      if (context.path === 'counter') requireShown(identified)
    },
    run: (tx, [, , [employer], known]) => {
      const found = known.find((one) => one.id === id && one.revoked_at === null)
      if (found === undefined || employer === undefined) throw new Refusal('mandates.none')
      if (found.kind === 'principal' && context.path !== 'counter') throw new Refusal('mandates.principal')
      const { holder_id: holder, holder_name: holderName, kind } = found
      tx.record(
        revokeMandate(subject, id, context.actorId, context.now),
        lookWithin(
          { ...context, agencyId: context.agencyId ?? employer.agency_id },
          { act: 'mandates.revoke', subjectId: subject, purpose: `${kind} ${id}` },
        ),
        ...tellTaken(secrets, context, { subject, employer, holder, holderName, kind }),
      )
      return { done: true } as const
    },
  })
}
