-- 用语: how an agency says what papers, letters and messages tell; what was published stays, and what has no row is said as the program ships it.
create schema wordings;
grant usage on schema wordings to public;

-- append-only; the newest whose first day has come is in force. Without content the agency follows those above it, and the program, again.
create table wordings.version (
  agency_id text not null references agencies.agency, key text not null, version int not null, valid_from date not null, content json, shipped_hash text not null,
  written_by uuid[] not null, published_by uuid not null, published_at timestamptz not null,
  primary key (agency_id, key, version), check (published_by <> all (written_by)));
select app.open_path('wordings.version', 'oversight', 'agency', 'select, insert');
select app.open_path('wordings.version', 'worker', 'all', 'select');

-- 用语草稿: what somebody writes and another publishes; what was published or withdrawn stays on record.
create table wordings.draft (
  id uuid primary key, agency_id text not null references agencies.agency, key text not null, content json not null, valid_from date,
  revision int not null, state text not null check (state in ('open', 'asked', 'published', 'withdrawn')),
  written_by uuid[] not null, changed_at timestamptz not null, asked_by uuid, due_on date, urged_at timestamptz, returned_by uuid, returned_for text,
  decided_by uuid, decided_at timestamptz, version int,
  check ((state in ('open', 'asked')) = (decided_by is null)), check ((state = 'published') = (version is not null)),
  check (state <> 'asked' or (asked_by is not null and due_on is not null)),
  check (state <> 'published' or (decided_by <> all (written_by) and decided_by <> asked_by)));
create index draft_listed on wordings.draft (agency_id, id desc);
select app.open_path('wordings.draft', 'oversight', 'agency', 'select, insert, update');
