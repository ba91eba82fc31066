import { query } from '../../../platform/database.ts'
import type { Catalogue } from '../../catalogue/index.ts'

/** Somebody of a roster, and the open case that ends his line. */
export interface LeavingRow {
  readonly line: string
  readonly case_id: string
}

const effect = 'employers.end-employees'

/** An answer that names somebody begins with the id of his line (`memberAnswer`). */
const findNamed = query<LeavingRow>(
  `select split_part(named.row ->> asked.field, ' ', 1) as line, min(c.id::text) as case_id
   from unnest($2::text[], $3::text[], $4::text[]) as asked (item, "group", field)
   join cases."case" c on c.subject_id = $1 and c.item = asked.item and c.stage <> 'closed' and c.counter is null
   cross join lateral jsonb_array_elements(case when jsonb_typeof(c.form -> asked."group") = 'array' then c.form -> asked."group" else '[]' end) as named (row)
   where split_part(named.row ->> asked.field, ' ', 1) = any($5::text[])
   group by 1`,
)

/** 减员办理中: which lines of an employer's roster an open case ends, of those that the reader may see. */
export const findLeaving = (catalogue: Catalogue) => (employer: string, lines: readonly string[]) => {
  const asked = catalogue.list().flatMap(({ code }) => {
    const declaration = catalogue.current(code)?.declaration
    return declaration?.effect.name !== effect
      ? []
      : declaration.form.flatMap(({ key: group, fields = [] }) =>
          fields.flatMap(({ key, type }) => (type === 'roster-member' ? [{ code, group, key }] : [])),
        )
  })
  return findNamed(
    employer,
    asked.map(({ code }) => code),
    asked.map(({ group }) => group),
    asked.map(({ key }) => key),
    lines,
  )
}
