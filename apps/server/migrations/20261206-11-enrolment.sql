-- 申报的缴费基数: what an employer has declared of somebody's monthly wage, in whole fen, valid from a month until the next declared one; declared
-- anew for the same month it is a new row that supersedes the old one (D-16). What is paid on is reckoned from it within the limits of the area.
create table enrolment.base (
  subject_id uuid not null references subjects.subject, id uuid not null, employer_id uuid not null,
  from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'), base_fen bigint not null check (base_fen > 0),
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  primary key (subject_id, id));
create unique index base_current on enrolment.base (subject_id, employer_id, from_month) where superseded_by is null;
create index base_cause on enrolment.base (cause);
select app.open_path('enrolment.base', path, 'subject', 'select') from unnest(array['person', 'counter', 'client']) path;
select app.open_path('enrolment.base', 'office', 'subject', 'select, insert, update');
select app.open_path('enrolment.base', 'worker', 'all', 'select, insert, update');
create policy kin on enrolment.base as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
-- What reads a person and an employer in one message finds nobody there, and is not refused.
grant select on enrolment.base to tongban_employer;
-- Of whom a case of an employer has written what was declared: whoever takes that back knows the case, and not yet their records.
create function enrolment.bases_of_cause(employer uuid, wanted uuid)
returns table (subject_id uuid, from_month text, superseded_by uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.subject_id, b.from_month, b.superseded_by from enrolment.base b
  where b.employer_id = employer and b.cause = wanted and employer = any (app.subjects()) $$;
revoke execute on function enrolment.bases_of_cause from public;
grant execute on function enrolment.bases_of_cause to tongban_office, tongban_counter, tongban_worker;
