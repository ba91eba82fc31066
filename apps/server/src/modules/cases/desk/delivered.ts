import { query } from '../../../platform/database.ts'
import { type Listener, on } from '../../../platform/events.ts'
import { paperDelivered } from '../../papers/index.ts'
import { recordBySystem } from '../acts/by-system.ts'
import { decideDelivered } from '../acts/decide-follow-up.ts'
import type { Acting } from '../confirmations/listen.ts'
import { lockCase, lockFollowUp } from '../store.ts'

const findDuty = query<{ id: string }>(
  `select id from cases.follow_up where subject_id = $1 and case_id = $2 and kind = 'delivery' and state in ('waiting', 'due')`,
)

/** 送达了: the duty to deliver what says no ends with the first delivery, whoever recorded it. */
export function endDeliveryDuty(acting: Acting): Listener {
  return on('cases.end-delivery-duty', paperDelivered, async (tx, delivered) => {
    const { subjectId, caseId, unfavourable } = delivered
    if (!unfavourable) return
    const { deps, system } = acting()
    const [[found], [duty]] = await tx.load(lockCase(subjectId, caseId), findDuty(subjectId, caseId))
    if (found === undefined || duty === undefined) return
    const [[followUp]] = await tx.load(lockFollowUp(subjectId, caseId, duty.id))
    if (followUp === undefined) return
    await recordBySystem(deps, system, tx, found, (situation) =>
      decideDelivered(situation, followUp, delivered),
    )
  })
}
