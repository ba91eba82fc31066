-- 参数: further values of the law's figures, laid over what the program ships. One drafts, another publishes; nothing is overwritten (D-20).
create schema parameters;
grant usage on schema parameters to public;
create table parameters.draft (
  id uuid primary key, agency_id text not null references agencies.agency, title text not null, content json not null, version int not null,
  state text not null check (state in ('open', 'published', 'withdrawn')), written_by uuid[] not null, changed_at timestamptz not null,
  decided_by uuid, decided_at timestamptz, check ((state = 'open') = (decided_by is null)),
  check (state <> 'published' or decided_by <> all (written_by)));
create index draft_open on parameters.draft (agency_id) where state = 'open';
-- `json`, not `jsonb`: a reason shows a value as text, and the order of its fields is the one in which it was published.
create table parameters.publication (
  number int primary key, draft_id uuid not null unique references parameters.draft, title text not null, content json not null,
  law_hash text not null, written_by uuid[] not null, published_by uuid not null, published_at timestamptz not null,
  check (published_by <> all (written_by)));
select app.open_path('parameters.draft', 'oversight', 'agency', 'select, insert, update');
select app.open_path('parameters.publication', 'oversight', 'all', 'select, insert');
select app.open_path('parameters.publication', 'worker', 'all', 'select');

-- Every law that a process has had, so that a decision that names it by its hash can be derived again: what the program of that time shipped,
-- the notices on holidays that were published, and how many publications of values.
create table parameters.shipped (hash text primary key, law json not null);
create table parameters.law (
  hash text primary key, shipped text not null references parameters.shipped, exceptions json not null, known_until date not null, publications int not null);
select app.open_path(t, 'worker', 'all', 'select, insert') from unnest(array['parameters.shipped', 'parameters.law']::regclass[]) t;
