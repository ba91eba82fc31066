create schema batches;
grant usage on schema batches to public;
-- 名单: what an employer hands in for many of its people at once. `checked` is a dry run: nothing but the list itself has been written, and
-- it goes by itself; `applying`: its parts become cases one after the other, also after a crash; `done`: its receipt has been issued.
create table batches.batch (
  subject_id uuid not null references subjects.subject, id uuid not null, item text not null, item_version int not null,
  state text not null check (state in ('checking', 'checked', 'applying', 'done')), stopped text, agency_id text not null, number text,
  row_count int not null, good int not null, faulty int not null, taken int not null, case_count int not null,
  actor_id uuid not null, actor_name text not null, account_id uuid, made_at timestamptz not null, expires_at timestamptz not null,
  applied_on date, applied_at timestamptz, ended_at timestamptz,
  primary key (subject_id, id), check ((state in ('applying', 'done')) = (applied_at is not null)));
create index batch_applying on batches.batch (applied_at) where state = 'applying';
create index batch_expires on batches.batch (expires_at) where state <> 'applying';
-- The rows of one case to be: sealed until they are in it, and then only by whom they were about, as keyed fingerprints, as long as it is open.
create table batches.part (
  subject_id uuid not null, batch_id uuid not null, no int not null, row_count int not null, content bytea, keys bytea[] not null, case_id uuid,
  primary key (subject_id, batch_id, no), foreign key (subject_id, batch_id) references batches.batch (subject_id, id) on delete cascade,
  check ((content is null) = (case_id is not null) or row_count = 0));
-- Rows that cannot go: as they were written, sealed, and what is wrong with them, in codes.
create table batches.reject (
  subject_id uuid not null, batch_id uuid not null, row_no int not null, content bytea not null, faults jsonb not null,
  primary key (subject_id, batch_id, row_no), foreign key (subject_id, batch_id) references batches.batch (subject_id, id) on delete cascade);
select app.open_path(t, 'employer', 'subject', 'select, insert, update, delete')
  from unnest(array['batches.batch', 'batches.part', 'batches.reject']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, update, delete')
  from unnest(array['batches.batch', 'batches.part', 'batches.reject']::regclass[]) t;
-- A case knows the list that it came with.
alter table cases."case" add column batch_id uuid;
create index case_batch on cases."case" (subject_id, batch_id) where batch_id is not null;
-- Who of its own roster an employer means by a number: the line that is in force and has no end yet, and nothing about anybody else.
create function employers.roster_of_numbers(employer uuid, kinds text[], number_keys bytea[])
returns table (place int, id uuid, person_id uuid, person_name text, valid_from date, valid_to date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with named as materialized (
    select asked.place, subjects.canonical(k.subject_id) as person_id
    from unnest(kinds, number_keys) with ordinality as asked (kind, key, place)
    join people.document_key k on k.key_hash = asked.key and k.kind = asked.kind)
  select named.place::int, r.id, r.person_id, r.person_name, r.valid_from, r.valid_to
  from named join employers.roster r on r.subject_id = employer and r.person_id = named.person_id and r.superseded_by is null
  where employer = any (app.subjects()) $$;
revoke execute on function employers.roster_of_numbers from public;
grant execute on function employers.roster_of_numbers to tongban_employer;
