import { query } from '../../platform/database.ts'

/** A person or employer takes on an id; an applicant becomes registered by the effect of a case (D-4). */
export const insertSubject = query(
  'insert into subjects.subject (subject_id, kind, status, created_at) values ($1, $2, $3, $4)',
)
export const findSubject = query<{ kind: 'person' | 'employer'; status: 'applicant' | 'registered' }>(
  'select kind, status from subjects.subject where subject_id = $1',
)
/** Whoever begins something under an id holds it until his commit, so that it is not merged into another one meanwhile. */
export const holdSubject = query<{ subject_id: string }>(
  'select subject_id from subjects.subject where subject_id = $1 for key share',
)
/** Whether an id stands for itself and was not merged into another; asked by a statement after {@link holdSubject}, which may have waited. */
export const standsForItself = query<{ stands: boolean }>('select subjects.canonical($1) = $1 as stands')
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

/** The record of somebody else opens whole to the act that writes to it, until its commit. */
export const openSubject = query(
  `select set_config('app.subjects', (app.subjects() || subjects.all_of($1::uuid))::text, true)`,
)
/** 合并: from now on an id leads to the subject that stays (D-4). @param values the subject that stays, the alias, the case, the moment */
export const insertAlias = query(
  'insert into subjects.alias (subject_id, alias_id, cause, merged_at) values ($1, $2, $3, $4)',
)
/** 拆开: the row stays, and says which case has ended it. @param values the subject, the case that had merged it, the case that takes it back, the moment */
export const endAlias = query(
  'update subjects.alias set ended_by = $3, ended_at = $4 where subject_id = $1 and cause = $2 and ended_at is null',
)
/** Which ids a case has merged, also where it was taken back. */
export const findAliasesOfCause = query<{ subject_id: string; alias_id: string }>(
  'select subject_id, alias_id from subjects.alias where cause = $1',
)
/** Every id of these subjects, each with the one that it leads to today. */
export const findFamilies = query<{ id: string; subject_id: string }>(
  `select distinct every.id, subjects.canonical(every.id) as subject_id
   from unnest($1::uuid[]) asked (id), unnest(subjects.all_of(asked.id)) every (id)`,
)
/** 合并登记: which cases have merged something into somebody that still stands. */
export const findMergedInto = query<{ case_id: string; merged_at: string }>(
  'select case_id, merged_at from subjects.merged_into($1)',
)
