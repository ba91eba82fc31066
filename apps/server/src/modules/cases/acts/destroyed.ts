import type { Context } from '../../../platform/context.ts'
import { query, type Statement } from '../../../platform/database.ts'
import type { Case } from '../case.ts'
import { chained } from '../log/chain.ts'
import { updateHead } from '../store.ts'

const emptyCase = query(
  `update cases."case" set form = '{}', materials = '[]', agent = null,
     holds = (select coalesce(jsonb_agg(h - 'said' - 'answer' - 'note'), '[]') from jsonb_array_elements(holds) h), acting = null, client_reference = null, alike = '{}', destroyed_on = $3 where subject_id = $1 and id = $2`,
)
/** What else of a case holds somebody's words or answers. */
const removals = [
  query('delete from cases.copy where subject_id = $1 and case_id = $2'),
  query('delete from cases.note where subject_id = $1 and case_id = $2'),
  query('delete from cases.signature where subject_id = $1 and case_id = $2'),
  query('delete from cases.confirmation where case_subject_id = $1 and case_id = $2'),
  query('delete from cases.core_command where subject_id = $1 and case_id = $2'),
]

/**
 * 销毁 after its term: the answers and the words of a closed case go. That it was, when, at whose agency, and every event of it in codes stay, with one more that says
 * so: its chain still holds.
 */
export function destroyCase(context: Context, found: Case): Statement[] {
  const { subject_id: subject, id } = found
  const { seq, hash, statements } = chained(context, found, { kind: 'destroyed', body: {} })
  return [
    ...removals.map((remove) => remove(subject, id)),
    emptyCase(subject, id, context.today),
    updateHead(subject, id, seq, hash),
    ...statements,
  ]
}
