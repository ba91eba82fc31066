import { query } from '../../platform/database.ts'
import { type Listener, on } from '../../platform/events.ts'
import { caseAccepted, caseClosed, type CountedAct } from '../cases/index.ts'

const insertAct = query(
  `insert into analytics.act (subject_id, case_id, seq, kind, day, item, agency_id, outlet_id, outlet_agency_id, channel, outcome, away)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict do nothing`,
)

const rowOf = (kind: 'accepted' | 'closed', act: CountedAct) =>
  insertAct(
    act.subjectId,
    act.caseId,
    kind === 'accepted' ? act.seq * 2 : act.seq * 2 + 1, // an instant case is accepted and closed by one event
    kind,
    act.day,
    act.item,
    act.agencyId,
    act.outletId,
    act.outletAgencyId,
    act.channel,
    act.outcome,
    act.outletAgencyId !== null && act.outletAgencyId !== act.agencyId,
  )

/** Counts acceptances and closings as they are announced, each once. */
export const countActs: readonly Listener[] = [
  on('analytics.count-accepted', caseAccepted, async (tx, act) => tx.record(rowOf('accepted', act))),
  on('analytics.count-closed', caseClosed, async (tx, act) => tx.record(rowOf('closed', act))),
]
