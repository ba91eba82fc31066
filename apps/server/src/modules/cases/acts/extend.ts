import type { CaseView } from '@tongban/contracts/cases'

import type { Context } from '../../../platform/context.ts'
import { type Command, once } from '../../../platform/once.ts'
import { Refusal } from '../../../platform/refusal.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { opening } from '../reading/record.ts'
import { caseView } from '../reading/view.ts'
import { lockCase } from '../store.ts'
import type { Acted } from './commands.ts'
import { declarationOf, recordAct } from './record-act.ts'
import { requireStage, type Situation, timed } from './situation.ts'

/**
 * 延期: the head extends the limit of a case once, before it is over, by what the item declares, with a reason that the paper tells. He writes
 * as the worker: his own path only reads (D-1).
 * @throws Refusal cases.no-extension, cases.extended, cases.overdue and what every act may refuse
 */
export async function extend(
  deps: CaseDeps,
  context: Context,
  command: Command,
  { subject, id, version, reason }: Acted & { readonly reason: string },
): Promise<CaseView> {
  return await once(deps.database, context, command, {
    scope: { path: 'worker' },
    subject,
    load: [opening(context, subject, id), lockCase(subject, id)] as const,
    admit: ([, [found]]) => {
      if (found === undefined || !context.agencies.includes(found.agency_id))
        throw new Refusal('cases.not-found')
    },
    run: async (tx, [, [found]]) => {
      if (found === undefined) throw new Refusal('cases.not-found')
      const { actorId, ownSubjectId, today, law } = context
      const declaration = declarationOf(deps, found)
      const situation = { found, declaration, actorId, ownSubjectId, version, today, law }
      const transition = decideExtension(situation, reason)
      await recordAct(deps, { ...context, agencyId: found.agency_id }, tx, found, transition)
      return caseView(deps, { ...transition.next, version: found.version + 1 }, context)
    },
  })
}

/** Whether a case may still be extended: accepted, not closed, its item says by how much, not yet done, and the due day is not over. */
export function mayExtend(
  found: Case,
  { extension }: Situation['declaration'],
  today: Situation['today'],
): 'no-extension' | 'extended' | 'overdue' | undefined {
  const isRunning = found.stage === 'accepted' || found.stage === 'review'
  if (extension === undefined || found.due_on === null || !isRunning) return 'no-extension'
  if (found.extension_length !== null) return 'extended'
  return found.due_on < today ? 'overdue' : undefined
}

/** The clock goes on to a later day; whoever works on the case works on. */
function decideExtension(situation: Situation, reason: string): Transition {
  const { found, declaration, today } = requireStage(situation, ['accepted', 'review'])
  const hindrance = mayExtend(found, declaration, today)
  if (hindrance !== undefined) throw new Refusal(`cases.${hindrance}`)
  const length = declaration.extension?.length ?? 0
  const next = timed(situation, { ...found, extension_length: length })
  return {
    next,
    event: { kind: 'extended', body: { length, from: found.due_on }, note: reason },
    task: 'stays',
    effect: false,
  }
}
