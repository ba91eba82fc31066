create schema subjects;
grant usage on schema subjects to public;
-- 主体: the person or employer that records and cases are about; its row exists from the draft on (D-4).
create table subjects.subject (
  subject_id uuid primary key, kind text not null check (kind in ('person', 'employer')),
  status text not null check (status in ('applicant', 'registered')), created_at timestamptz not null);
-- Merging writes an alias and never rewrites a subject_id.
create table subjects.alias (
  alias_id uuid primary key, subject_id uuid not null references subjects.subject, cause uuid not null, merged_at timestamptz not null);
-- The subject that an id stands for today: merged ids lead to the one that stays.
create function subjects.canonical(id uuid) returns uuid language sql stable as
  $$ select coalesce((select a.subject_id from subjects.alias a where a.alias_id = id), id) $$;
select app.open_path('subjects.subject', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter', 'employer', 'office']) path;
select app.open_path('subjects.subject', 'worker', 'all', 'select, insert, update');
select app.open_path('subjects.alias', 'worker', 'all', 'select, insert');

create schema agencies;
grant usage on schema agencies to public;
create table agencies.agency (
  id text primary key, parent text references agencies.agency, area text not null check (area ~ '^[0-9]{6}$'),
  kind text not null check (kind in ('province', 'city', 'county', 'government-staff')),
  name jsonb not null, telephone text not null, address text not null, routing_desk boolean not null default false);
select app.open_reference('agencies.agency');

create schema calendar;
grant usage on schema calendar to public;
-- 放假调休: published days beyond those that the law package ships; append-only.
create table calendar.exception (
  day date not null, kind text not null check (kind in ('off', 'work')), name text not null, source text not null,
  published_on date not null, recorded_at timestamptz not null, primary key (day, published_on));
create table calendar.known (until date primary key, source text not null, recorded_at timestamptz not null);
select app.open_reference(t) from unnest(array['calendar.exception', 'calendar.known']::regclass[]) t;

create schema catalogue;
grant usage on schema catalogue to public;
create table catalogue.item (code text primary key, listing jsonb not null, certainty text not null);
-- Append-only versions of declarations; the newest is the one in force (D-9).
create table catalogue.version (
  code text not null references catalogue.item, version int not null, declaration jsonb not null, hash text not null,
  published_at timestamptz not null, published_by uuid not null, primary key (code, version));
select app.open_reference(t) from unnest(array['catalogue.item', 'catalogue.version']::regclass[]) t;
grant insert, update on catalogue.item to tongban_oversight;
grant insert on catalogue.version to tongban_oversight;

create schema people;
grant usage on schema people to public;
-- 关键信息: a change is a new row that supersedes an old one; a reversal needs only the cause (D-16).
create table people.particulars (
  subject_id uuid not null references subjects.subject, id uuid not null, valid_from date not null, valid_to date,
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  name text not null, pinyin text not null, sex text check (sex in ('male', 'female')), birth_date date, nationality text,
  household_area text, primary key (subject_id, id));
create unique index particulars_current on people.particulars (subject_id) where superseded_by is null;
create table people.contact (
  subject_id uuid not null references subjects.subject, id uuid not null, valid_from date not null, valid_to date,
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  telephone bytea, address bytea, primary key (subject_id, id));
create unique index contact_current on people.contact (subject_id) where superseded_by is null;
-- 证件: kind, number as text for ever (sealed), issuer; found by a blind index only (D-28).
create table people.document (
  subject_id uuid not null references subjects.subject, id uuid not null, kind text not null, issuer text not null,
  number bytea not null, masked text not null, valid_from date, valid_to date,
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  verdict text not null check (verdict in ('valid', 'former', 'to-check', 'confirmed')), verdict_note text, check_agency text,
  primary key (subject_id, id));
create index document_to_check on people.document (check_agency, recorded_at) where verdict = 'to-check' and superseded_by is null;
create table people.document_key (
  key_hash bytea not null, kind text not null, subject_id uuid not null, document_id uuid not null, primary key (key_hash, kind));
select app.open_path(t, path, 'subject', 'select, insert, update')
  from unnest(array['people.particulars', 'people.contact', 'people.document']::regclass[]) t,
       unnest(array['person', 'counter', 'office']) path;
select app.open_path(t, 'worker', 'all', 'select, insert, update')
  from unnest(array['people.particulars', 'people.contact', 'people.document', 'people.document_key']::regclass[]) t;
grant insert on people.document_key to tongban_counter, tongban_office;
create policy counter on people.document_key for insert to tongban_counter with check (subject_id = any ((select app.subjects())::uuid[]));
create policy office on people.document_key for insert to tongban_office with check (subject_id = any ((select app.subjects())::uuid[]));

create schema employers;
grant usage on schema employers to public;
create table employers.particulars (
  subject_id uuid not null references subjects.subject, id uuid not null, valid_from date not null, valid_to date,
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  uscc text not null, name text not null, pinyin text not null, agency_id text not null references agencies.agency,
  legal_representative text, address text, telephone text, primary key (subject_id, id));
create unique index particulars_current on employers.particulars (subject_id) where superseded_by is null;
create table employers.uscc_key (uscc text primary key, subject_id uuid not null);
-- 花名册: who belongs to whom, from – to.
create table employers.roster (
  subject_id uuid not null references subjects.subject, id uuid not null, person_id uuid not null, person_name text not null,
  valid_from date not null, valid_to date, recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  primary key (subject_id, id));
create index roster_person on employers.roster (person_id) where superseded_by is null;
select app.open_path(t, path, 'subject', 'select, insert, update')
  from unnest(array['employers.particulars', 'employers.roster']::regclass[]) t,
       unnest(array['employer', 'counter', 'office']) path;
select app.open_path(t, 'worker', 'all', 'select, insert, update')
  from unnest(array['employers.particulars', 'employers.roster', 'employers.uscc_key']::regclass[]) t;

create schema outlets;
grant usage on schema outlets to public;
create table outlets.outlet (
  id text primary key, agency_id text not null references agencies.agency, kind text not null, name text not null,
  position jsonb not null, telephone text not null, address text not null, timetable jsonb not null);
-- 下沉: which leaf items and acts an outlet may do, dated, on three levels.
create table outlets.item_grant (
  outlet_id text not null references outlets.outlet, id uuid not null, level text not null check (level in ('item', 'sub-item', 'leaf')),
  code text not null, acts text[] not null, valid_from date not null, valid_to date, primary key (outlet_id, id));
select app.open_reference(t) from unnest(array['outlets.outlet', 'outlets.item_grant']::regclass[]) t;

create schema staff;
grant usage on schema staff to public;
create table staff.staff (
  id uuid primary key, username text not null unique, name text not null, own_subject_id uuid,
  password_hash text not null, totp_secret bytea not null, openid_subject text unique, created_at timestamptz not null);
-- 岗位授权: given by request → check → head → system, always with an end (D-39).
create table staff.grant (
  id uuid primary key, staff_id uuid not null references staff.staff, role text not null, post text not null,
  agency_id text not null references agencies.agency, outlet_id text references outlets.outlet,
  valid_from date not null, valid_to date, ended_on date, request_id uuid);
create index grant_staff on staff.grant (staff_id);
create table staff.grant_request (
  id uuid primary key, staff_id uuid not null references staff.staff, role text not null, post text not null,
  agency_id text not null references agencies.agency, outlet_id text references outlets.outlet,
  valid_from date not null, valid_to date not null, reason text not null,
  state text not null check (state in ('requested', 'checked', 'approved', 'granted', 'refused')),
  requested_by uuid not null, requested_at timestamptz not null);
create table staff.grant_signature (
  request_id uuid not null references staff.grant_request, act text not null, staff_id uuid not null references staff.staff,
  agree boolean not null, note text not null, at timestamptz not null, primary key (request_id, act));
grant select on staff.staff, staff.grant, staff.grant_request, staff.grant_signature to tongban_oversight;
grant insert, update on staff.grant, staff.grant_request to tongban_oversight;
grant insert on staff.grant_signature to tongban_oversight;
grant select, insert, update on staff.staff, staff.grant, staff.grant_request, staff.grant_signature to tongban_worker;

create schema login;
grant usage on schema login to public;
create table login.session (
  id uuid primary key, token_hash bytea not null unique, staff_id uuid not null, outlet_id text, device text not null,
  started_at timestamptz not null, last_seen_at timestamptz not null, expires_at timestamptz not null, ended_at timestamptz);
create index session_staff on login.session (staff_id) where ended_at is null;
-- Guessing is throttled in a table, so that it holds over processes and restarts.
create table login.attempt (key_hash bytea primary key, failures int not null, locked_until timestamptz, last_at timestamptz not null);
-- A code of the authenticator is good once.
create table login.used_code (staff_id uuid primary key, step bigint not null);
create table login.openid_state (state text primary key, nonce text not null, verifier text not null, expires_at timestamptz not null);
grant select, insert, update, delete on login.session, login.attempt, login.used_code, login.openid_state to tongban_worker;
grant select, update on login.session to tongban_oversight;
