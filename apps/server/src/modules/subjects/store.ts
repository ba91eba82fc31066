import { query } from '../../platform/database.ts'

/** A person or employer takes on an id; an applicant becomes registered by the effect of a case (D-4). */
export const insertSubject = query(
  'insert into subjects.subject (subject_id, kind, status, created_at) values ($1, $2, $3, $4)',
)
export const findSubject = query<{ kind: 'person' | 'employer'; status: 'applicant' | 'registered' }>(
  'select kind, status from subjects.subject where subject_id = $1',
)
export const markRegistered = query(`update subjects.subject set status = 'registered' where subject_id = $1`)
