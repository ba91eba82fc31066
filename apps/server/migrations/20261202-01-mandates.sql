-- 个人授权: who acts for another person: family or proxy, given by himself and accepted by the holder; guardian, by a case that two people
-- decided (`cause`). It rests with whom it is about, always has an end, and is over at once when it is revoked.
create table mandates.personal (
  subject_id uuid not null references subjects.subject, id uuid not null, subject_name text not null,
  holder_id uuid not null references subjects.subject, holder_name text not null,
  kind text not null check (kind in ('family', 'guardian', 'proxy')), items text[], valid_from date not null, valid_to date not null,
  granted_by uuid not null, granted_at timestamptz not null, outlet_id text, agency_id text, cause uuid,
  accepted_at timestamptz, revoked_by uuid, revoked_at timestamptz, primary key (subject_id, id),
  check (valid_to >= valid_from), check (holder_id <> subject_id), check ((revoked_by is null) = (revoked_at is null)),
  check ((kind = 'guardian') = (cause is not null)));
create unique index personal_current on mandates.personal (subject_id, holder_id) where revoked_at is null;
create index personal_holder on mandates.personal (holder_id, granted_at desc);
select app.open_path('mandates.personal', path, 'subject', 'select') from unnest(array['person', 'oversight']) path;
select app.open_path('mandates.personal', path, 'subject', 'select, insert, update') from unnest(array['counter', 'office']) path;
select app.open_path('mandates.personal', 'worker', 'all', 'select, insert, update');
grant select on mandates.personal to tongban_employer, tongban_client;

-- Who handed in for somebody by such a mandate: which, of which kind, and who by name.
alter table cases."case" add column acting jsonb;

-- 授权事项: a mandate for some items opens nothing of others. Unset, as for everybody who acts for himself, it binds nothing.
create function app.items() returns text[] language sql stable as $$ select nullif(current_setting('app.items', true), '')::text[] $$;
create function app.item_case(subject uuid, wanted uuid) returns boolean language sql stable as
  $$ select exists (select from cases."case" c where c.subject_id = subject and c.id = wanted) $$;
create policy items on cases."case" as restrictive to tongban_person
  using ((select app.items()) is null or item = any ((select app.items())::text[]));
create policy items on drafts.draft as restrictive to tongban_person
  using ((select app.items()) is null or item = any ((select app.items())::text[]));
create policy items on papers.paper as restrictive to tongban_person
  using ((select app.items()) is null or app.item_case(subject_id, case_id));
create policy items on materials.file as restrictive to tongban_person
  using ((select app.items()) is null or case_id is null or app.item_case(subject_id, case_id));
