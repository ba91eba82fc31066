-- 事项草稿: a declaration that somebody writes and another publishes; what was published or withdrawn stays on record.
-- `json`, not `jsonb`: the order of what was written is kept.
create table catalogue.draft (
  id uuid primary key, agency_id text not null references agencies.agency, code text not null, name text not null, content json not null,
  revision int not null, state text not null check (state in ('open', 'asked', 'published', 'withdrawn')),
  written_by uuid[] not null, changed_at timestamptz not null, asked_by uuid, returned_by uuid, returned_for text,
  decided_by uuid, decided_at timestamptz, version int,
  check ((state in ('open', 'asked')) = (decided_by is null)), check ((state = 'published') = (version is not null)),
  check (state <> 'asked' or asked_by is not null),
  check (state <> 'published' or (decided_by <> all (written_by) and decided_by <> asked_by)));
create index draft_listed on catalogue.draft (agency_id, id desc);
select app.open_path('catalogue.draft', 'oversight', 'agency', 'select, insert, update');
