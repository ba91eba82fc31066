-- Paths to the data are database roles (D-1); the server takes one of them on each connection and never bypasses a policy.
do $$
declare path text;
begin
  foreach path in array array['person', 'counter', 'employer', 'office', 'oversight', 'worker'] loop
    begin
      execute format('create role %I nologin', 'tongban_' || path);
    exception when duplicate_object or unique_violation then null;
    end;
    execute format('grant %I to current_user', 'tongban_' || path);
  end loop;
end $$;

create schema app;
grant usage on schema app to public;
-- Nothing set is nothing seen: a setting that was once local is '' afterwards.
create function app.agencies() returns text[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.agencies', true), ''), '{}')::text[] $$;
create function app.subjects() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.subjects', true), ''), '{}')::uuid[] $$;

-- The one place where policies are made (D-1). `scope` is 'agency' or 'subject'; one policy per role, never `a or b`.
create function app.open_path(target regclass, path text, scope text, verbs text, open_check boolean default false)
returns void language plpgsql as $$
declare condition text := case scope
  when 'agency' then 'agency_id = any ((select app.agencies())::text[])'
  when 'subject' then 'subject_id = any ((select app.subjects())::uuid[])'
  when 'all' then 'true' end;
begin
  execute format('alter table %s enable row level security', target);
  execute format('create policy %I on %s to %I using (%s) with check (%s)',
    path, target, 'tongban_' || path, condition, case when open_check then 'true' else condition end);
  execute format('grant %s on %s to %I', verbs, target, 'tongban_' || path);
end $$;

-- Registers without personal data that every path reads.
create function app.open_reference(target regclass) returns void language plpgsql as $$
begin
  execute format('grant select on %s to tongban_person, tongban_counter, tongban_employer, tongban_office, tongban_oversight', target);
  execute format('grant select, insert, update, delete on %s to tongban_worker', target);
end $$;

create schema commands;
grant usage on schema commands to public;
-- First answers, kept 30 days: the same key again gives the same answer (D-13).
create table commands.answer (
  subject_id uuid not null, actor_id uuid not null, key text not null,
  route text not null, body_hash bytea not null, answer jsonb not null, at timestamptz not null,
  primary key (subject_id, actor_id, key));
create index answer_at on commands.answer (at);
grant select, insert on commands.answer to tongban_person, tongban_counter, tongban_employer, tongban_office, tongban_oversight, tongban_worker;
grant delete on commands.answer to tongban_worker;

create schema events;
grant usage on schema events to public;
-- One row per (event, listener); the rows of one stream are delivered in their order (D-17).
create table events.delivery (
  stream_id uuid not null, id uuid not null, listener text not null, kind text not null, payload jsonb not null,
  at timestamptz not null, attempts int not null default 0, due_at timestamptz not null, fault text, dead boolean not null default false,
  primary key (stream_id, id, listener));
create index delivery_due on events.delivery (due_at, id) where not dead;
grant insert on events.delivery to tongban_person, tongban_counter, tongban_employer, tongban_office, tongban_oversight;
grant select, insert, update, delete on events.delivery to tongban_worker;

create schema clock;
grant usage on schema clock to public;
-- The business clock of a demo or training city: days ahead of the wall clock, forward only (D-22).
create table clock.setting (only_one boolean primary key default true check (only_one), day date, set_at timestamptz);
select app.open_reference('clock.setting');

create schema audit;
grant usage on schema audit to public;
-- 查看记录: looks of staff, chained per writer process, committed before the answer (D-18). Ids and codes only (D-19).
create table audit.entry (
  writer uuid not null, seq bigint not null, at timestamptz not null, actor_id uuid not null, act text not null,
  subject_id uuid, case_id uuid, visit_id uuid, agency_id text, outlet_id text, purpose text, request text not null,
  hash bytea not null, sealed_by bigint, primary key (writer, seq));
create index entry_unsealed on audit.entry (writer, seq) where sealed_by is null;
create index entry_subject on audit.entry (subject_id, at desc);
create index entry_at on audit.entry (at desc, writer, seq);
create table audit.seal (
  id bigint primary key, day date not null, sealed_at timestamptz not null, entries bigint not null, by_agency jsonb not null,
  root bytea not null, previous bytea not null, hash bytea not null, key_id text not null, signature bytea not null);
create index seal_day on audit.seal (day);
grant select on audit.entry, audit.seal to tongban_oversight;
grant select, insert, update on audit.entry to tongban_worker;
grant select, insert, update on audit.seal to tongban_worker;
-- Which case events a seal covers is found by the event's own transaction stamp, not by its time.
