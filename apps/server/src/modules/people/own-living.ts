import { addMonths, dayOf } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import { query } from '../../platform/database.ts'
import { Refusal } from '../../platform/refusal.ts'
import { answered, type Effect } from '../catalogue/index.ts'
import { findParticulars } from './store.ts'

/** 民法典第18条第2款: from sixteen on. */
const monthsToOwnLiving = 16 * 12

const insert = query(
  `insert into people.own_living (subject_id, id, valid_from, recorded_at, cause) values ($1, $2, $3, $4, $5)
   on conflict (subject_id) where superseded_by is null do nothing`,
)
const undo = query(
  'update people.own_living set superseded_by = $3 where subject_id = $1 and cause = $2 and superseded_by is null',
)
/** Whether it stands on record that somebody lives on his own work. */
export const findOwnLiving = query<{ valid_from: string }>(
  'select valid_from from people.own_living where subject_id = $1 and superseded_by is null and valid_from <= $2',
)

const reads = (subject: string) => [findParticulars(subject)] as const

/** 自立登记: somebody of sixteen or seventeen lives mainly on his own work, as his papers show; from then on he asks for his own matters himself. */
export const ownLivingEffect: Effect = {
  name: 'people.own-living',
  needsTwo: true,
  of: ['person'],
  inputs: { work: { required: true, types: ['text', 'long-text'] } },
  load: ({ subjectId }) => reads(subjectId),
  apply: ({ subjectId, caseId, context: { today, now } }, _input, rows) => {
    const [[person]] = answered(reads(subjectId), rows)
    const born = person?.birth_date ?? null
    if (born === null) throw fault('没有出生日期，算不出是不是满十六岁；请先补出生日期。')
    if (addMonths(dayOf(born), monthsToOwnLiving) > today) throw fault('本人还没有满十六岁。')
    return [insert(subjectId, newId(), today, now, caseId)]
  },
  reverse: ({ subjectId, caseId }, cause) => [undo(subjectId, cause, caseId)],
}

function fault(message: string): Refusal {
  return new Refusal('cases.effect', [{ field: 'form.work', code: 'cases.effect', message }])
}
