import type { Database } from '../../../platform/database.ts'
import { query } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { kinChanged } from '../../staff/index.ts'

/**
 * What is claimed, or was handed over by name, by somebody to whom its subject is closed; of one member of staff, or of all. Whom the
 * decider has asked to sign, the decider stops waiting for: the case names him.
 */
const giveBack = query<{ id: string }>(
  `update cases.task t set claimed_by = null, claimed_at = null, handed_to = null, stands_for = null, delegated_by = null
   from staff.closed_subject k
   where t.done_at is null and t.kind <> 'sign' and t.claimed_by = k.staff_id and t.subject_id = k.subject_id and ($1::uuid is null or k.staff_id = $1)
   returning t.id`,
)

/** 回避: once somebody has declared his family, what he had taken of theirs lies with his colleagues again. */
export function releaseOfKin(): Listener {
  return on('cases.release-of-kin', kinChanged, async (tx, { staffId }) => {
    tx.record(giveBack(staffId))
  })
}

/** The same for all, whichever way a relation came into the record. @returns how many tasks went back */
export async function sweepKin({ database }: { readonly database: Database }): Promise<number> {
  return await database.transaction({ path: 'worker' }, async (tx) => {
    const [rows] = await tx.load(giveBack(null))
    return rows.length
  })
}
