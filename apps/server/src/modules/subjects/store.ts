import { query } from '../../platform/database.ts'

/** A person or employer takes on an id; an applicant becomes registered by the effect of a case (D-4). */
export const insertSubject = query(
  'insert into subjects.subject (subject_id, kind, status, created_at) values ($1, $2, $3, $4)',
)
export const findSubject = query<{ kind: 'person' | 'employer'; status: 'applicant' | 'registered' }>(
  'select kind, status from subjects.subject where subject_id = $1',
)
/**
 * Two effects on one record wait for each other: the second reads what the first has written. Rows that only refer to the
 * subject are not held up.
 * @param wanted whether to lock at all: an act that writes no record takes the same way
 */
export const lockSubject = query<{ subject_id: string }>(
  'select subject_id from subjects.subject where subject_id = $1 and $2 for no key update',
)
/** The subjects after one, in the order of their ids: all of them are walked through in steps. */
export const findSubjectsAfter = query<{ subject_id: string }>(
  'select subject_id from subjects.subject where subject_id > $1 order by subject_id limit $2',
)
export const markRegistered = query(`update subjects.subject set status = 'registered' where subject_id = $1`)
