-- 重复登记合并: an alias is written by the effect of one case and ended by another one, which takes it back; the row stays (D-4, D-16).
alter table subjects.alias drop constraint alias_pkey, add column ended_at timestamptz, add column ended_by uuid,
  add primary key (subject_id, alias_id, cause), add check ((ended_at is null) = (ended_by is null));
create unique index alias_current on subjects.alias (alias_id) where ended_at is null;
create index alias_cause on subjects.alias (cause);
create or replace function subjects.canonical(id uuid) returns uuid language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select coalesce((select a.subject_id from subjects.alias a where a.alias_id = id and a.ended_at is null), id) $$;
-- Every id that stands for somebody. A scope is this list wherever a subject is opened, whichever of them was asked for; which ids they are is no secret
-- to whom one of them is open, and the policies of the rows hold for each of them.
create or replace function subjects.all_of(id uuid) returns uuid[] language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select array(select subjects.canonical($1) union select a.alias_id from subjects.alias a where a.subject_id = subjects.canonical($1) and a.ended_at is null) $$;
select app.open_path('subjects.alias', 'office', 'subject', 'select, insert, update');
grant update on subjects.alias to tongban_worker;
create policy kin_alias on subjects.alias as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(alias_id not in (select unnest(app.closed())), true));
-- What was merged into somebody, for his record; asked of a subject that is open to who asks.
create function subjects.merged_into(id uuid) returns table (case_id uuid, merged_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.cause, a.merged_at from subjects.alias a
  where a.subject_id = any (subjects.all_of(id)) and a.ended_at is null and id = any (app.subjects()) order by a.merged_at $$;

-- Who is hidden is hidden under each id, and so is who stands beside him under another alias.
create or replace view shields.hidden as
  select s.subject_id, s.agency_id, s.id as shield_id from shields.shield s where s.ended_on is null
  union all select a.alias_id, s.agency_id, s.id from subjects.alias a join shields.shield s on s.subject_id = a.subject_id and s.ended_on is null
    where a.ended_at is null
  union all select a.subject_id, s.agency_id, s.id from subjects.alias a join shields.shield s on s.subject_id = a.alias_id and s.ended_on is null
    where a.ended_at is null
  union all select b.alias_id, s.agency_id, s.id from subjects.alias a join shields.shield s on s.subject_id = a.alias_id and s.ended_on is null
    join subjects.alias b on b.subject_id = a.subject_id and b.alias_id <> a.alias_id and b.ended_at is null where a.ended_at is null;
-- Whose record is closed to a member of staff is closed under each of its ids.
create or replace view staff.closed_subject as
  with own as (
    select id as staff_id, own_subject_id as subject_id from staff.staff where own_subject_id is not null
    union select staff_id, subject_id from staff.kin where ended_at is null)
  select staff_id, unnest(subjects.all_of(subject_id)) as subject_id from own;
-- A visit or a case opens somebody whole.
create or replace function visits.enter(clerk uuid, subject uuid, at timestamptz) returns table (visit_id uuid, outlet_id text, subject_name text)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with ids as (select subjects.all_of(subject) as every),
  open as (
    select v.id, v.outlet_id, v.subject_name, ids.every from ids join visits.visit v on v.subject_id = any (ids.every)
    where v.staff_id = clerk and v.ended_at is null and v.ends_at > at and not ids.every && app.closed()
    order by v.started_at desc limit 1),
  scoped as (select set_config('app.subjects', coalesce((select open.every::text from open), '{}'), true))
  select open.id, open.outlet_id, open.subject_name from open, scoped $$;
create or replace function cases.enter(subject uuid, case_id uuid) returns table (subject_id uuid, stage text, agency_id text)
language plpgsql as $$
begin
  if current_user = 'tongban_office' then
    perform set_config('app.agencies', (app.agencies() || array(select r.agency_id from cases.raised(subject, enter.case_id) r
      union select t from cases.raised_to(subject, enter.case_id) t))::text, true);
  end if;
  return query with seen as (
    select c.subject_id, c.stage, c.agency_id from cases."case" c where c.subject_id = subject and c.id = enter.case_id),
  scoped as (select set_config('app.subjects', coalesce((select subjects.all_of(seen.subject_id)::text from seen), '{}'), true))
  select seen.subject_id, seen.stage, seen.agency_id from seen, scoped;
end $$;

-- What has to be known of somebody before he is merged, by the number that was typed, to whoever decides it and to nobody else: hidden people are not there.
create function people.to_merge(one uuid, number_key bytea, document_kind text)
returns table (subject_id uuid, name text, ids int, is_same boolean, same_birth boolean, same_sex boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select o.subject_id, o.name, cardinality(subjects.all_of(o.subject_id)), o.subject_id = any (subjects.all_of(one)), p.birth_date = q.birth_date, p.sex = q.sex
  from people.of_number(number_key, document_kind, current_setting('role', true) = 'tongban_worker') o
  join people.particulars p on p.subject_id = o.subject_id and p.superseded_by is null
  left join people.particulars q on q.subject_id = subjects.canonical(one) and q.superseded_by is null
  where o.subject_id is not null and (current_setting('role', true) = 'tongban_worker' -- what the core has confirmed, for whoever decided it
    or current_setting('role', true) = 'tongban_office' and one = any (app.subjects())) $$;
-- Whoever is to be merged is held before anything of him is read: nothing begins under his id until the merging is written or given up. Whoever does
-- something with his record just now is not waited for, so that of two mergings neither waits for the other.
create function people.hold_to_merge(one uuid, number_key bytea, document_kind text) returns table (subject_id uuid)
language sql volatile security definer set search_path = pg_catalog, pg_temp as $$
  select s.subject_id from subjects.subject s where s.subject_id in (
    select o.subject_id from people.to_merge(one, number_key, document_kind) o where not o.is_same) for update nowait $$;
create function enrolment.overlaps(one uuid, number_key bytea, document_kind text)
returns table (scheme text, agency_id text, valid_from date, valid_to date, other_agency_id text, other_from date, other_to date, both_open boolean)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.scheme, a.agency_id, a.valid_from, a.valid_to, b.agency_id, b.valid_from, b.valid_to,
    a.valid_to is null and b.valid_to is null and a.employer_id is not distinct from b.employer_id
  from people.to_merge(one, number_key, document_kind) o
  join enrolment.enrolment a on a.subject_id = any (subjects.all_of(one)) and a.superseded_by is null
  join enrolment.enrolment b on b.subject_id = any (subjects.all_of(o.subject_id)) and b.superseded_by is null and b.scheme = a.scheme
  where not o.is_same and a.valid_from <= coalesce(b.valid_to, 'infinity') and b.valid_from <= coalesce(a.valid_to, 'infinity')
  order by a.scheme, a.valid_from, b.valid_from $$;
create function cases.open_of_number(one uuid, number_key bytea, document_kind text) returns table (open bigint)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(*) from people.to_merge(one, number_key, document_kind) o
  join cases."case" c on c.subject_id = any (subjects.all_of(o.subject_id)) and c.stage <> 'closed' where not o.is_same $$;
revoke execute on function people.to_merge, people.hold_to_merge, enrolment.overlaps, cases.open_of_number, subjects.merged_into from public;
grant execute on function people.to_merge, people.hold_to_merge, enrolment.overlaps, cases.open_of_number to tongban_person, tongban_counter, tongban_office, tongban_worker;
grant execute on function subjects.merged_into to tongban_person, tongban_counter, tongban_employer, tongban_office, tongban_worker;
