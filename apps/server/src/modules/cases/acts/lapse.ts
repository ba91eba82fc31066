import type { Day } from '@tongban/policy'

import { type Context } from '../../../platform/context.ts'
import { query } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import type { CaseDeps } from '../deps.ts'
import { caseClosed } from '../events.ts'
import { lockCase, recordTransition } from '../store.ts'
import { declarationOf } from './act.ts'
import { decideLapse } from './decide.ts'

const findLapsed = query<{ subject_id: string; id: string }>(
  `select subject_id, id from cases."case" where stage = 'submitted' and hold ->> 'reason' = 'correction' and (hold ->> 'until')::date < $1 limit 500`,
)

/** 逾期未补: closes what was not corrected in time; each case in a transaction of its own. @returns how many */
export async function lapseCases(deps: CaseDeps, system: Context): Promise<number> {
  const worker = { path: 'worker' } as const
  const [due] = await deps.database.read(worker, findLapsed(system.today))
  for (const { subject_id, id } of due) {
    await deps.database.transaction(worker, async (tx) => {
      const [[found]] = await tx.load(lockCase(subject_id, id))
      if (found === undefined || !isStillLapsed(found, system.today)) return
      const { today, law, actorId } = system
      const transition = decideLapse({
        found,
        declaration: declarationOf(deps, found),
        actorId,
        ownSubjectId: null,
        version: found.version,
        today,
        law,
      })
      tx.record(...recordTransition(system, found, transition, null))
      const { item, agency_id, outlet_id, outlet_agency_id } = found
      deps.events.announce(
        tx,
        caseClosed,
        id,
        {
          subjectId: subject_id,
          caseId: id,
          seq: found.last_seq + 1,
          day: today,
          item,
          agencyId: agency_id,
          outletId: outlet_id,
          outletAgencyId: outlet_agency_id,
          channel: outlet_id === null ? 'online' : 'counter',
          outcome: 'lapsed',
        },
        system.now,
      )
    })
  }
  return due.length
}

function isStillLapsed({ stage, hold }: Case, today: Day): boolean {
  return stage === 'submitted' && hold?.reason === 'correction' && hold.until !== null && hold.until < today
}
