import { query, type Tx } from '../../platform/database.ts'
import { type Listener, onSome } from '../../platform/events.ts'
import { caseAccepted, caseClosed, caseHandedIn, type CountedAct } from '../cases/index.ts'
import { forgetFrom } from './sum.ts'

const insertAct = query(
  `insert into analytics.act (subject_id, case_id, seq, kind, day, item, agency_id, outlet_id, outlet_agency_id, channel, outcome, away,
     came, hour, late_statutory, late_guide, late_promised)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17) on conflict do nothing`,
)

/** What a version before this one has announced, and is delivered now, lacks the newer facts. */
type Heard = Omit<CountedAct, 'came' | 'hour' | 'late'> & Partial<CountedAct>

type Counted = 'handed-in' | 'accepted' | 'closed'

const rowOf = (kind: Counted, act: Heard) =>
  insertAct(
    act.subjectId,
    act.caseId,
    kind === 'closed' ? act.seq * 2 + 1 : act.seq * 2, // an instant case is accepted and closed by one event
    kind,
    act.day,
    act.item,
    act.agencyId,
    act.outletId,
    act.outletAgencyId,
    act.channel,
    act.outcome,
    act.outletAgencyId !== null && act.outletAgencyId !== act.agencyId,
    act.came ?? null,
    act.hour ?? null,
    act.late?.statutory ?? null,
    act.late?.guide ?? null,
    act.late?.promised ?? null,
  )

/** An act of a day that is summed already makes its sum wrong: days from there on are summed anew. */
const counting =
  (kind: Counted) =>
  async (tx: Tx, acts: readonly Heard[]): Promise<void> => {
    const days = new Set(acts.map(({ day }) => day))
    tx.record(...acts.map((act) => rowOf(kind, act)), ...[...days].flatMap(forgetFrom))
    await Promise.resolve()
  }

/** Counts what is handed in, accepted and ended as it is announced, each once. */
export const countActs: readonly Listener[] = [
  onSome('analytics.count-handed-in', caseHandedIn, counting('handed-in')),
  onSome('analytics.count-accepted', caseAccepted, counting('accepted')),
  onSome('analytics.count-closed', caseClosed, counting('closed')),
]
