import type { Context } from '../../../platform/context.ts'
import type { Tx } from '../../../platform/database.ts'
import type { Case, Transition } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { declarationOf, recordAct } from './record-act.ts'
import type { Situation } from './situation.ts'

/** What a job or the core decides about a case, recorded under the agency that owns it: nobody's screen, no hands of staff; nothing where nothing is to be done. */
export async function recordBySystem(
  deps: CaseDeps,
  system: Context,
  tx: Tx,
  found: Case,
  decide: (situation: Situation) => Transition | undefined,
): Promise<void> {
  const { actorId, today, law } = system
  const situation = {
    found,
    declaration: declarationOf(deps, found),
    actorId,
    ownSubjectId: null,
    version: found.version,
    today,
    law,
  }
  const transition = decide(situation)
  if (transition === undefined) return
  await recordAct(deps, { ...system, agencyId: found.agency_id }, tx, found, transition)
}
