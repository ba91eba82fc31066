-- The path of other systems (D-1, D-53): a request of a client sees of one subject, whose mandate it has, what it handed in itself.
do $$ begin
  begin create role tongban_client nologin; exception when duplicate_object or unique_violation then null; end;
  grant tongban_client to current_user;
end $$;
create function app.client() returns uuid language sql stable as $$ select nullif(current_setting('app.client', true), '')::uuid $$;

-- Who hands in for whom: which client a case came from, and what that calls it (number, branch, teller, receipt).
alter table cases."case" add column client_id uuid, add column client_reference jsonb, add check (client_reference is null or client_id is not null);
create index case_client on cases."case" (client_id, submitted_on) where client_id is not null;
-- Asked with the rights of whoever asks: a client finds its own cases and no other.
create function app.client_case(subject uuid, wanted uuid) returns boolean language sql stable as
  $$ select exists (select from cases."case" c where c.subject_id = subject and c.id = wanted) $$;
create function app.client_paper(subject uuid, wanted uuid) returns boolean language sql stable as
  $$ select exists (select from papers.paper p where p.subject_id = subject and p.id = wanted) $$;

create or replace function app.open_path(target regclass, path text, scope text, verbs text, open_check boolean default false)
returns void language plpgsql as $$
declare condition text := case scope
  when 'agency' then 'agency_id = any ((select app.agencies())::text[])'
  when 'subject' then 'subject_id = any ((select app.subjects())::uuid[])'
  when 'client' then 'subject_id = any ((select app.subjects())::uuid[]) and client_id = (select app.client())'
  when 'client-case' then 'subject_id = any ((select app.subjects())::uuid[]) and app.client_case(subject_id, case_id)'
  when 'client-paper' then 'subject_id = any ((select app.subjects())::uuid[]) and app.client_paper(subject_id, paper_id)'
  when 'client-file' then 'subject_id = any ((select app.subjects())::uuid[]) and staged_by = (select app.client())'
  when 'client-answer' then 'subject_id = any ((select app.subjects())::uuid[]) and actor_id = (select app.client())'
  when 'all' then 'true' end;
begin
  if condition is null then raise exception 'no scope %', scope; end if;
  execute format('alter table %s enable row level security', target);
  execute format('create policy %I on %s to %I using (%s) with check (%s)',
    path, target, 'tongban_' || path, condition, case when open_check then 'true' else condition end);
  execute format('grant %s on %s to %I', verbs, target, 'tongban_' || path);
end $$;

-- What is read of the one for whom it acts: as much as routing and handing in ask for.
select app.open_path(t, 'client', 'subject', 'select')
  from unnest(array['people.particulars', 'people.contact', 'employers.particulars', 'employers.roster', 'enrolment.enrolment']::regclass[]) t;
select app.open_path('subjects.subject', 'client', 'subject', 'select, update'); -- to lock the row
grant select on people.card, employers.card to tongban_client;
select app.open_path('cases."case"', 'client', 'client', 'select, insert');
select app.open_path(t, 'client', 'client-case', 'select, insert')
  from unnest(array['cases.event', 'cases.note', 'papers.paper', 'materials.use']::regclass[]) t;
select app.open_path('papers.delivery', 'client', 'client-paper', 'select');
select app.open_path(t, 'client', 'client-case', 'insert') from unnest(array['cases.task', 'messages.message']::regclass[]) t;
select app.open_path('materials.file', 'client', 'client-file', 'select, insert, update');
select app.open_path('commands.answer', 'client', 'client-answer', 'select, insert');
grant insert on cases.number, events.delivery to tongban_client;

create schema clients;
grant usage on schema clients to public;
-- 接入系统: another system, kept by an agency; where it is told what becomes of its cases, and with which secrets that is signed.
create table clients.client (
  id uuid primary key, name text not null, agency_id text not null, created_by uuid not null, created_at timestamptz not null,
  webhook_url text, secret bytea, former_secret bytea, former_until timestamptz,
  check ((former_secret is null) = (former_until is null)));
-- 密钥: only its hash; acts, items and agencies that it is for (null: all).
create table clients.key (
  id uuid primary key, client_id uuid not null references clients.client, agency_id text not null, prefix text not null unique, hash bytea not null unique,
  acts text[] not null, items text[], agencies text[], requests_a_minute int not null check (requests_a_minute > 0),
  hand_ins_a_day int not null check (hand_ins_a_day >= 0), expires_on date not null, made_by uuid not null, made_at timestamptz not null,
  revoked_by uuid, revoked_at timestamptz, last_used_at timestamptz, check ((revoked_by is null) = (revoked_at is null)));
create index key_client on clients.key (client_id);
-- 授权: who lets which client act for him; given and taken back by himself, or by the principal of an employer;
-- `account` is by what that system knows him, sealed.
create table clients.mandate (
  subject_id uuid not null references subjects.subject, id uuid not null, kind text not null check (kind in ('person', 'employer')),
  client_id uuid not null, account bytea not null,
  valid_from date not null, valid_to date not null,
  granted_by uuid not null, granted_at timestamptz not null, revoked_by uuid, revoked_at timestamptz, primary key (subject_id, id),
  check (valid_to >= valid_from), check ((revoked_by is null) = (revoked_at is null)));
create unique index mandate_current on clients.mandate (subject_id, client_id) where revoked_at is null;
create index mandate_client on clients.mandate (client_id) where revoked_at is null;
-- 通知: one telling of a client about one of its cases, with what came of the last attempt. Ids, codes and a case number only (D-19).
create table clients.notice (
  client_id uuid not null, id uuid not null, agency_id text not null, subject_id uuid not null, case_id uuid not null, seq int not null, body jsonb not null,
  state text not null check (state in ('waiting', 'sent', 'dead')), attempts int not null default 0, due_at timestamptz not null, created_at timestamptz not null,
  tried_at timestamptz, status int, fault text, sent_by uuid, primary key (client_id, id), unique (client_id, case_id, seq));
create index notice_due on clients.notice (due_at, id) where state = 'waiting';
create index notice_dead on clients.notice (agency_id) where state = 'dead';

select app.open_path(t, 'oversight', 'agency', 'select, insert, update') from unnest(array['clients.client', 'clients.key']::regclass[]) t;
select app.open_path('clients.notice', 'oversight', 'agency', 'select, update (state, due_at, attempts, sent_by)');
select app.open_path('clients.mandate', path, 'subject', 'select, insert, update (revoked_by, revoked_at)') from unnest(array['person', 'employer']) path;
select app.open_path(t, 'worker', 'all', 'select, insert, update')
  from unnest(array['clients.client', 'clients.key', 'clients.mandate', 'clients.notice']::regclass[]) t;
-- How much a client has handed in on a day, over all for whom it acts.
create function cases.handed_in_by(client uuid, on_day date) returns table (count int)
language sql stable security definer set search_path = pg_catalog, pg_temp as
  $$ select count(*)::int from cases."case" c where c.client_id = client and c.submitted_on = on_day and client = app.client() $$;
revoke execute on function cases.handed_in_by from public;
grant execute on function cases.handed_in_by to tongban_client;
