-- Whose case it is belongs to what opening it answers: acts and looks of an office with several agencies are written under that one.
drop function cases.enter(uuid, uuid);
-- Opens the subject of a case to the office that may see the case, and to nobody else.
create function cases.enter(subject uuid, case_id uuid) returns table (subject_id uuid, stage text, agency_id text)
language sql as $$
  with seen as (select c.subject_id, c.stage, c.agency_id from cases."case" c where c.subject_id = subject and c.id = case_id),
  scoped as (select set_config('app.subjects', coalesce((select '{' || seen.subject_id || '}' from seen), '{}'), true))
  select seen.subject_id, seen.stage, seen.agency_id from seen, scoped $$;
