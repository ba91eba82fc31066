import { query, type Query } from '../../platform/database.ts'

/** Somebody found, once for each agency by which he was found. */
export interface FoundRow {
  readonly subject_id: string
  readonly agency_id: string
  readonly name: string
}

/** So many rows are read to show some of them: one subject may stand in several agencies. */
export const rowsRead = 100

/** The names that begin so, in their order, at each agency of the scope: one look into the index each. */
function beginningWith(column: 'folded' | 'spelled'): Query<FoundRow> {
  return query(
    `select s.subject_id, s.agency_id, s.name from unnest($1::text[]) a, lateral (
       select subject_id, agency_id, name, ${column} as begun from search.subject
       where agency_id = a and kind = $2 and ${column} >= $3 and ${column} < $4 order by ${column} limit ${rowsRead}) s
     order by s.begun, s.subject_id limit ${rowsRead}`,
  )
}

/** @param values agencies, kind, beginning, and what comes after all that begins so */
export const findByName = beginningWith('folded')
/** The same of pinyin. */
export const findBySpelling = beginningWith('spelled')
/** @param values kind, whole tokens, beginnings of tokens, patterns of the whole name or null; how many */
export const findByToken = query<FoundRow>(
  'select subject_id, agency_id, name from search.by_token($1, $2::text[], $3::text[], $4::text[], $5)',
)

export interface CaseKeyRow {
  readonly subject_id: string
  readonly case_id: string
}

/** The newest cases of these subjects in these agencies. */
export const findNewestCases = query<CaseKeyRow>(
  `select c.subject_id, c.case_id from unnest($1::text[]) a, unnest($2::uuid[]) s, lateral (
     select subject_id, case_id from search."case" where agency_id = a and subject_id = s order by case_id desc limit $3) c
   order by c.case_id desc limit $4`,
)
export const findCaseByKey = query<CaseKeyRow>(
  'select subject_id, case_id from search."case" where agency_id = any ($1) and key = $2 limit 2',
)

/** 名录的状态: of which shape its rows are, and whether all are there. */
export interface Shape {
  readonly version: number
  readonly after_id: string
  readonly done: boolean
}

export const readShape = query<Shape>('select version, after_id, done from search.shape')
export const writeShape = query(
  `insert into search.shape (version, after_id, done) values ($1, $2, $3)
   on conflict (only_one) do update set version = excluded.version, after_id = excluded.after_id, done = excluded.done`,
)
export const findEnteredAgencies = query<{ subject_id: string; agency_id: string }>(
  'select subject_id, agency_id from search.subject where subject_id = any ($1::uuid[])',
)
export const enterSubjects = query(
  `insert into search.subject (subject_id, agency_id, kind, name, folded, spelled, tokens)
   select s, a, k, n, f, p, t::tsvector
   from unnest($1::uuid[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) r (s, a, k, n, f, p, t)
   on conflict (subject_id, agency_id) do update set name = excluded.name, folded = excluded.folded, spelled = excluded.spelled, tokens = excluded.tokens
   where (subject.name, subject.folded, subject.spelled, subject.tokens) is distinct from (excluded.name, excluded.folded, excluded.spelled, excluded.tokens)`,
)
/** Of these subjects, what is entered and should no longer be. @param values the subjects; subject and agency of what stays */
export const removeOtherSubjects = query(
  `delete from search.subject s where s.subject_id = any ($1::uuid[]) and not exists (
     select from unnest($2::uuid[], $3::text[]) k (subject_id, agency_id) where k.subject_id = s.subject_id and k.agency_id = s.agency_id)`,
)
export const enterCases = query(
  `insert into search."case" (subject_id, case_id, agency_id, key)
   select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::bytea[])
   on conflict (subject_id, case_id) do update set agency_id = excluded.agency_id, key = excluded.key
   where ("case".agency_id, "case".key) is distinct from (excluded.agency_id, excluded.key)`,
)
