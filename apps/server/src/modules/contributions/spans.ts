import type { Month } from '@tongban/policy'

import { newId } from '../../platform/context.ts'
import { query, type Statement } from '../../platform/database.ts'

/** 缴费记录: months of one scheme at one agency, paid for or deemed to be (视同缴费, 社会保险法 第13条). */
export interface SpanRow {
  readonly id: string
  readonly scheme: string
  readonly agency_id: string
  readonly employer_id: string | null
  readonly from_month: Month
  readonly to_month: Month
  /** 缴费基数 in whole fen a month; null where it is not known. */
  readonly base_fen: number | null
  readonly kind: 'paid' | 'deemed'
}

/** A span before it is recorded. */
export interface NewSpan {
  readonly scheme: string
  readonly agencyId: string
  readonly employerId: string | null
  readonly fromMonth: Month
  readonly toMonth: Month
  /** Whole fen a month; null where it is not known. */
  readonly baseFen: number | null
  readonly kind: SpanRow['kind']
}

/** The spans in force of a person, with the employers' names, for people to read. */
export const readSpans = query<SpanRow & { employer_name: string | null }>(
  `select s.id, s.scheme, s.agency_id, s.employer_id, s.from_month, s.to_month, s.base_fen, s.kind, c.name as employer_name
   from contributions.span s left join employers.card c on c.subject_id = s.employer_id
   where s.subject_id = any (subjects.all_of($1)) and s.superseded_by is null order by s.from_month, s.scheme, s.id`,
)

const insertSpan = query(
  `insert into contributions.span (subject_id, id, scheme, agency_id, employer_id, from_month, to_month, base_fen, kind, recorded_at, cause)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
)

/** Writes spans of one person under the cause that made them known. */
export function recordSpans(
  subjectId: string,
  spans: readonly NewSpan[],
  { now, cause }: { readonly now: Date; readonly cause: string },
): Statement[] {
  return spans.map(({ scheme, agencyId, employerId, fromMonth, toMonth, baseFen, kind }) =>
    insertSpan(
      subjectId,
      newId(),
      scheme,
      agencyId,
      employerId,
      fromMonth,
      toMonth,
      baseFen,
      kind,
      now,
      cause,
    ),
  )
}
