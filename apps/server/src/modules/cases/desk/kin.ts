import type { Day } from '@tongban/policy'

import type { Database } from '../../../platform/database.ts'
import { query } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { shieldChanged } from '../../shields/index.ts'
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

/** What is claimed of somebody hidden by who has the right to her neither at the agency of the task nor at one that hides her; of one person, or of all. */
const giveBackHidden = query<{ id: string }>(
  `update cases.task t set claimed_by = null, claimed_at = null, handed_to = null, stands_for = null, delegated_by = null
   from shields.hidden h
   where t.done_at is null and t.kind <> 'sign' and t.claimed_by is not null and t.subject_id = h.subject_id and ($1::uuid is null or h.subject_id = $1)
     and not exists (select from staff.shield_officer o where o.staff_id = t.claimed_by and o.valid_from <= $2 and (o.valid_to is null or o.valid_to >= $2)
       and (o.agency_id = t.agency_id or exists (select from shields.opener n where n.subject_id = t.subject_id and n.agency_id = o.agency_id)))
   returning t.id`,
)

/** 受保护人员: once somebody is hidden, her cases lie with those who hold the right to her. */
export function releaseOfHidden(today: () => Day): Listener {
  return on('cases.release-of-hidden', shieldChanged, async (tx, { subjectId }) => {
    tx.record(giveBackHidden(subjectId, today()))
  })
}

/** 回避: once somebody has declared his family, what he had taken of theirs lies with his colleagues again. */
export function releaseOfKin(): Listener {
  return on('cases.release-of-kin', kinChanged, async (tx, { staffId }) => {
    tx.record(giveBack(staffId))
  })
}

/**
 * The same for all, whichever way a relation came into the record; and of who is hidden, once somebody's right to her has run out.
 * @returns how many tasks went back
 */
export async function sweepKin(
  { database }: { readonly database: Database },
  { today }: { readonly today: Day },
): Promise<number> {
  return await database.transaction({ path: 'worker' }, async (tx) => {
    const [ofKin, ofHidden] = await tx.load(giveBack(null), giveBackHidden(null, today))
    return ofKin.length + ofHidden.length
  })
}
