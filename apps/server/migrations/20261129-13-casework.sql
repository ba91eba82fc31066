-- 上交: where nobody is left in the owning agency who may look at a case again or put it right, the task of that follow-up lies at an agency
-- above it. What of the case lies elsewhere is open to both for this one case: to the agency above the case, to the owner the task.
create function cases.raised(subject uuid, case_id uuid) returns table (number text, subject_name text, agency_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number, c.subject_name, c.agency_id from cases."case" c where c.subject_id = subject and c.id = case_id and exists (
    select from cases.task t where t.case_id = c.id and t.subject_id = c.subject_id and t.done_at is null and t.matter is not null
    and t.agency_id = any ((select app.agencies())::text[])) $$;
create function cases.raised_to(subject uuid, case_id uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct t.agency_id from cases.task t join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
  where t.case_id = raised_to.case_id and t.subject_id = subject and t.done_at is null and t.matter is not null
  and c.agency_id = any ((select app.agencies())::text[]) $$;
revoke execute on function cases.raised, cases.raised_to from public;
grant execute on function cases.raised, cases.raised_to to tongban_office;

create or replace function cases.enter(subject uuid, case_id uuid) returns table (subject_id uuid, stage text, agency_id text)
language plpgsql as $$
begin
  if current_user = 'tongban_office' then
    perform set_config('app.agencies', (app.agencies() || array(select r.agency_id from cases.raised(subject, enter.case_id) r
      union select t from cases.raised_to(subject, enter.case_id) t))::text, true);
  end if;
  return query with seen as (
    select c.subject_id, c.stage, c.agency_id from cases."case" c where c.subject_id = subject and c.id = enter.case_id),
  scoped as (select set_config('app.subjects', coalesce((select '{' || seen.subject_id || '}' from seen), '{}'), true))
  select seen.subject_id, seen.stage, seen.agency_id from seen, scoped;
end $$;
