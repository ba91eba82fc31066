create schema enrolment;
grant usage on schema enrolment to public;
-- 参保关系: person × scheme × agency × employer, open from – to.
create table enrolment.enrolment (
  subject_id uuid not null references subjects.subject, id uuid not null, scheme text not null, agency_id text not null references agencies.agency,
  employer_id uuid, valid_from date not null, valid_to date, recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  primary key (subject_id, id));
create unique index enrolment_current on enrolment.enrolment (subject_id, scheme, coalesce(employer_id, subject_id)) where superseded_by is null and valid_to is null;
select app.open_path('enrolment.enrolment', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter', 'office']) path;
select app.open_path('enrolment.enrolment', 'worker', 'all', 'select, insert, update');

create schema visits;
grant usage on schema visits to public;
-- 接待: the only way onto the counter path (D-2).
create table visits.visit (
  subject_id uuid not null references subjects.subject, id uuid not null, staff_id uuid not null, agency_id text not null, outlet_id text not null,
  subject_kind text not null, subject_name text not null, identified_by text not null, purpose text not null,
  started_at timestamptz not null, ends_at timestamptz not null, ended_at timestamptz, primary key (subject_id, id));
create index visit_staff on visits.visit (staff_id, ends_at) where ended_at is null;
select app.open_path('visits.visit', path, 'subject', 'select') from unnest(array['person', 'counter']) path;
select app.open_path('visits.visit', 'worker', 'all', 'select, insert, update');

-- Opens the record of a subject for a clerk who is serving it; answers the visit, or nothing and then nothing is seen.
create function visits.enter(clerk uuid, subject uuid, at timestamptz) returns table (visit_id uuid, outlet_id text, subject_name text)
language sql security definer as $$
  with open as (
    select v.id, v.outlet_id, v.subject_name from visits.visit v
    where v.subject_id = subject and v.staff_id = clerk and v.ended_at is null and v.ends_at > at
    order by v.started_at desc limit 1),
  scoped as (select set_config('app.subjects', coalesce((select '{' || subject || '}' from open), '{}'), true))
  select open.id, open.outlet_id, open.subject_name from open, scoped $$;

create schema materials;
grant usage on schema materials to public;
create table materials.file (
  subject_id uuid not null references subjects.subject, id uuid not null, type text not null, bytes int not null, sha256 bytea not null,
  staged_by uuid not null, staged_at timestamptz not null, case_id uuid, primary key (subject_id, id));
create index file_unclaimed on materials.file (staged_at) where case_id is null;
select app.open_path('materials.file', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter', 'office']) path;
select app.open_path('materials.file', 'worker', 'all', 'select, insert, update, delete');

create schema cases;
grant usage on schema cases to public;
create table cases."case" (
  subject_id uuid not null references subjects.subject, id uuid not null, number text not null, item text not null, item_version int not null,
  subject_kind text not null, subject_name text not null, agency_id text not null, outlet_id text, outlet_agency_id text,
  stage text not null check (stage in ('submitted', 'accepted', 'review', 'closed')), step text,
  hold jsonb, outcome text check (outcome in ('completed', 'not-accepted', 'refused', 'lapsed', 'withdrawn', 'reversed')),
  version int not null, applicant_id uuid not null, actor_id uuid not null, authority text not null, agent jsonb,
  form jsonb not null, materials jsonb not null, handled_by uuid[] not null,
  submitted_on date not null, accepted_on date, closed_on date,
  limit_length int, limit_unit text, limit_start date, holds jsonb not null default '[]', due_on date, provisional boolean not null default false,
  last_seq int not null, last_hash bytea not null, opened_at timestamptz not null,
  primary key (subject_id, id), check ((stage = 'closed') = (outcome is not null)));
create index case_outlet on cases."case" (outlet_id, opened_at desc, id) where outlet_id is not null;
create index case_agency on cases."case" (agency_id, due_on, id) where stage <> 'closed';
create table cases.number (number text primary key, subject_id uuid not null, case_id uuid not null);
-- A server takes case numbers in blocks per area and year: no shared hot row, gaps are fine (D-15).
create table cases.number_block (area text not null, year int not null, next int not null, primary key (area, year));
create table cases.event (
  subject_id uuid not null, case_id uuid not null, seq int not null, kind text not null, at timestamptz not null, day date not null,
  actor_id uuid not null, authority text not null, path text not null, agency_id text, outlet_id text, request text not null,
  body jsonb not null, hash bytea not null, sealed_by bigint, primary key (subject_id, case_id, seq),
  foreign key (subject_id, case_id) references cases."case" (subject_id, id));
create index event_unsealed on cases.event (case_id, seq) where sealed_by is null;
-- Words of the reader (reasons, notes): outside the chain, which holds their salted digest (D-19).
create table cases.note (
  subject_id uuid not null, case_id uuid not null, seq int not null, salt bytea not null, text text not null, primary key (subject_id, case_id, seq));
-- 待办: the only source of inbox, counts, lateness and load (D-8).
create table cases.task (
  agency_id text not null, id uuid not null, subject_id uuid not null, case_id uuid not null, item text not null,
  kind text not null check (kind in ('accept', 'review', 'decide', 'route')), due_on date, warn_on date, away boolean not null,
  claimed_by uuid, claimed_at timestamptz, opened_at timestamptz not null, done_at timestamptz, done_by uuid,
  primary key (agency_id, id));
create unique index task_of_case on cases.task (case_id) where done_at is null;
create index task_inbox on cases.task (agency_id, due_on, id) where done_at is null;
create index task_claimed on cases.task (claimed_by, due_on, id) where done_at is null;

select app.open_path('cases."case"', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter']) path;
select app.open_path('cases."case"', 'office', 'agency', 'select, update', true);
select app.open_path('cases."case"', 'oversight', 'agency', 'select');
select app.open_path('cases."case"', 'worker', 'all', 'select, insert, update');
select app.open_path(t, path, 'subject', 'select, insert') from unnest(array['cases.event', 'cases.note']::regclass[]) t, unnest(array['person', 'counter', 'office', 'oversight']) path;
select app.open_path('cases.event', 'worker', 'all', 'select, insert, update');
select app.open_path('cases.note', 'worker', 'all', 'select, insert');
select app.open_path('cases.task', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter']) path;
select app.open_path('cases.task', 'office', 'agency', 'select, insert, update', true);
select app.open_path('cases.task', 'oversight', 'agency', 'select');
select app.open_path('cases.task', 'worker', 'all', 'select, insert, update');
grant insert on cases.number to tongban_person, tongban_counter, tongban_worker;
grant select on cases.number to tongban_worker;
grant select, insert, update on cases.number_block to tongban_worker;

-- Opens the subject of a case to the office that may see the case, and to nobody else.
create function cases.enter(subject uuid, case_id uuid) returns table (subject_id uuid, stage text)
language sql as $$
  with seen as (select c.subject_id, c.stage from cases."case" c where c.subject_id = subject and c.id = case_id),
  scoped as (select set_config('app.subjects', coalesce((select '{' || seen.subject_id || '}' from seen), '{}'), true))
  select seen.subject_id, seen.stage from seen, scoped $$;

-- 存根: what an accepting outlet keeps seeing of its cases: status, no content and no name (D-2).
create function cases.counterfoils(outlet text, before timestamptz, before_id uuid, rows int)
returns table (id uuid, number text, item text, stage text, outcome text, agency_id text, submitted_on date, due_on date, opened_at timestamptz)
language sql stable security definer as $$
  select c.id, c.number, c.item, c.stage, c.outcome, c.agency_id, c.submitted_on, c.due_on, c.opened_at from cases."case" c
  where c.outlet_id = outlet and (before is null or (c.opened_at, c.id) < (before, before_id))
  order by c.opened_at desc, c.id desc limit rows $$;

create schema analytics;
grant usage on schema analytics to public;
-- One row per act that is counted: an acceptance or a closing; figures come from here, the test recomputes them from the event log.
create table analytics.act (
  subject_id uuid not null, case_id uuid not null, seq int not null, kind text not null check (kind in ('accepted', 'closed')), day date not null,
  item text not null, agency_id text not null, outlet_id text, outlet_agency_id text, channel text not null, outcome text,
  away boolean not null, primary key (subject_id, case_id, seq));
create index act_day on analytics.act (agency_id, day, kind);
select app.open_path('analytics.act', 'oversight', 'agency', 'select');
select app.open_path('analytics.act', 'worker', 'all', 'select, insert');
