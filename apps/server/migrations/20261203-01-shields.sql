-- 受保护人员: people whom nobody of the house finds, sees or counts but who holds the right to it: protected witnesses, adopted children, who has
-- fled from violence. One asks, another confirms; ended the same way. The reason is a code, and stands in the request and nowhere else.
create schema shields;
grant usage on schema shields to public;
create table shields.request (
  subject_id uuid not null references subjects.subject, id uuid not null, agency_id text not null references agencies.agency,
  wants text not null check (wants in ('begin', 'review', 'end')), reason text not null, review_on date,
  asked_by uuid not null, asked_at timestamptz not null, state text not null check (state in ('asked', 'confirmed', 'refused')),
  decided_by uuid, decided_at timestamptz, primary key (subject_id, id), check ((state = 'asked') = (decided_by is null)), check (asked_by <> decided_by));
create unique index request_open on shields.request (subject_id) where state = 'asked';
create index request_id on shields.request (id);
create index request_agency on shields.request (agency_id, asked_at desc) where state = 'asked';
create table shields.shield (
  subject_id uuid not null references subjects.subject, id uuid not null, agency_id text not null references agencies.agency,
  since date not null, review_on date not null, ended_on date, primary key (subject_id, id));
create unique index shield_current on shields.shield (subject_id) where ended_on is null;
create index shield_agency on shields.shield (agency_id, review_on) where ended_on is null;
select app.open_path(t, 'office', 'agency', 'select, insert, update') from unnest(array['shields.request', 'shields.shield']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, update') from unnest(array['shields.request', 'shields.shield']::regclass[]) t;

-- Who is hidden, under each id that stands for him; there are some hundreds in a million, read by the index of those that are not ended.
-- By which agency: a right at another opens nobody.
create view shields.hidden as
  select s.subject_id, s.agency_id from shields.shield s where s.ended_on is null
  union all select a.alias_id, s.agency_id from subjects.alias a join shields.shield s on s.subject_id = a.subject_id and s.ended_on is null
  union all select a.subject_id, s.agency_id from subjects.alias a join shields.shield s on s.subject_id = a.alias_id and s.ended_on is null;
grant select on shields.hidden to tongban_worker;
-- Who holds the right to them, and where: a grant like any other, asked for, checked, agreed to and given by four people, with an end (D-39).
create view staff.shield_officer as
  select staff_id, agency_id, valid_from, valid_to from staff.grant where role = 'shield-officer' and ended_on is null;
grant select on staff.shield_officer to tongban_worker;

-- What is closed to who asks: his family's as before, and everybody hidden but by the agencies at which the right to them is his (`app.shield`, which is
-- `open` for what a decision writes). Unset is closed, so that a room that forgets shows nothing. The worker, who does what nobody sees, reads all.
create or replace function app.closed() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare own uuid[] := coalesce(nullif(current_setting('app.closed', true), ''), '{}')::uuid[];
  opened text := coalesce(nullif(current_setting('app.shield', true), ''), '{}');
begin
  if opened = 'open' or current_setting('role', true) = 'tongban_worker' then return own; end if;
  return own || array(select h.subject_id from shields.hidden h where h.agency_id <> all (opened::text[]));
end $$;
-- A subselect, so that the ids are hashed once for a statement and each row is one look into them, however many are hidden.
do $$
declare target regclass;
begin
  foreach target in array array['shields.request', 'shields.shield']::regclass[] loop
    execute format('create policy kin on %s as restrictive to tongban_counter, tongban_office, tongban_oversight using (true)', target);
  end loop;
  for target in select polrelid::regclass from pg_policy where polname = 'kin' loop
    execute format('alter policy kin on %s using (coalesce(subject_id not in (select unnest(app.closed())), true))', target);
  end loop;
end $$;
-- Who is named in a row of somebody else's is not read out of it either: in an employer's roster, or as the one who acts for another.
create policy kin_person on employers.roster as restrictive for select to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(person_id not in (select unnest(app.closed())), true));
create policy kin_holder on mandates.personal as restrictive for select to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(holder_id not in (select unnest(app.closed())), true));
create policy kin_holder on mandates.mandate as restrictive for select to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(holder_id not in (select unnest(app.closed())), true));

-- The functions that see more than their caller leave out the same. An employer still reads on its roster whom it registered itself.
create or replace function employers.roster_documents(employer uuid, wanted uuid[]) returns table (person_id uuid, kind text, number bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (d.subject_id) d.subject_id, d.kind, d.number from people.document d
  where d.subject_id = any (wanted) and d.superseded_by is null and d.verdict <> 'former' and employer = any (app.subjects())
    and exists (select from employers.roster r where r.subject_id = employer and r.person_id = d.subject_id and r.superseded_by is null)
    and (current_setting('role', true) = 'tongban_employer' or d.subject_id <> all ((select app.closed())::uuid[]))
  order by d.subject_id, d.recorded_at desc, d.id desc $$;
create or replace function visits.enter(clerk uuid, subject uuid, at timestamptz) returns table (visit_id uuid, outlet_id text, subject_name text)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with open as (
    select v.id, v.outlet_id, v.subject_name from visits.visit v
    where v.subject_id = subject and v.staff_id = clerk and v.ended_at is null and v.ends_at > at and v.subject_id <> all (app.closed())
    order by v.started_at desc limit 1),
  scoped as (select set_config('app.subjects', coalesce((select '{' || subject || '}' from open), '{}'), true))
  select open.id, open.outlet_id, open.subject_name from open, scoped $$;
create or replace function cases.to_authorise(outlet text, clerk uuid)
returns table (subject_id uuid, id uuid, number text, item text, accepted_by uuid, submitted_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.subject_id, c.id, c.number, c.item, c.handled_by[1], c.submitted_on from cases."case" c
  join catalogue.version v on v.code = c.item and v.version = c.item_version
  where c.outlet_id = outlet and c.stage = 'accepted' and c.hold is null and not clerk = any (c.handled_by)
    and v.declaration -> 'onTheSpot' = 'true' and c.subject_id <> all ((select app.closed())::uuid[])
  order by c.opened_at, c.id limit 100 $$;
create or replace function cases.raised(subject uuid, case_id uuid) returns table (number text, subject_name text, agency_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.number, c.subject_name, c.agency_id from cases."case" c where c.subject_id = subject and c.id = case_id and c.subject_id <> all (app.closed()) and exists (
    select from cases.task t where t.case_id = c.id and t.subject_id = c.subject_id and t.done_at is null and t.matter is not null
    and t.agency_id = any ((select app.agencies())::text[])) $$;
create or replace function cases.raised_to(subject uuid, case_id uuid) returns setof text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct t.agency_id from cases.task t join cases."case" c on c.subject_id = t.subject_id and c.id = t.case_id
  where t.case_id = raised_to.case_id and t.subject_id = subject and t.done_at is null and t.matter is not null
  and c.agency_id = any ((select app.agencies())::text[]) and c.subject_id <> all (app.closed()) $$;
create or replace function cases.copied(subject uuid, case_id uuid, reader uuid, today date) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.agency_id from cases."case" c join cases.copy k on k.subject_id = c.subject_id and k.case_id = c.id
  where c.subject_id = subject and c.id = copied.case_id and k.staff_id = reader and (c.closed_on is null or c.closed_on + 30 >= today)
    and c.subject_id <> all (app.closed()) $$;
create or replace function cases.counterfoils(outlet text, before timestamptz, before_id uuid, rows int)
returns table (id uuid, number text, item text, stage text, outcome text, agency_id text, submitted_on date, due_on date, waiting boolean, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, c.item, c.stage, c.outcome, c.agency_id, c.submitted_on, c.due_on, coalesce(c.hold ->> 'reason' = 'correction', false), c.opened_at
  from cases."case" c
  where c.outlet_id = outlet and (before is null or (c.opened_at, c.id) < (before, before_id)) and c.subject_id <> all ((select app.closed())::uuid[])
  order by c.opened_at desc, c.id desc limit rows $$;

-- A task of a manager says whose matter it is, where that is known, so that what is closed is closed on that desk, too, and is not counted there.
alter table cases.task drop constraint task_on_desk;
alter table cases.task add constraint task_on_desk check (case desk
  when 'office' then subject_id is not null and case_id is not null and item is not null and kind not in ('bad-rating', 'not-done', 'stand-in', 'unheld')
  when 'manager' then case_id is null and matter is not null and kind in ('bad-rating', 'not-done')
  else subject_id is null and case_id is null and matter is not null and item is null and kind in ('stand-in', 'unheld')
    and (kind = 'unheld') = (about is not null) end);
update cases.task t set subject_id = r.subject_id from ratings.rating r where t.desk = 'manager' and r.agency_id = t.agency_id and r.id = t.matter;

-- Whoever is taken on anew at a counter with the number of somebody hidden is told and found there as anybody new would be: with a record of his own,
-- under no key but this one. The officers see that there is such a one.
create table people.document_stray (
  key_hash bytea not null, kind text not null, subject_id uuid not null references subjects.subject, of_subject uuid not null references subjects.subject,
  primary key (key_hash, kind));
create index document_stray_of on people.document_stray (of_subject);
alter table people.document_stray enable row level security;
create policy worker on people.document_stray to tongban_worker using (true) with check (true);
grant select, insert on people.document_stray to tongban_worker;
