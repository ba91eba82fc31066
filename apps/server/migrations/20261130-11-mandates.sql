create schema mandates;
grant usage on schema mandates to public;
-- 授权: who acts for somebody else: holder, for whom, as what, in which items (null: in all that the kind opens), from – to. It rests with
-- whom it is about; the holder's name is kept as it was when it was given, so that nobody needs to read his record to know who acted.
create table mandates.mandate (
  subject_id uuid not null references subjects.subject, id uuid not null, holder_id uuid not null references subjects.subject,
  holder_name text not null, kind text not null check (kind in ('principal', 'clerk')), items text[],
  valid_from date not null, valid_to date, granted_by uuid not null, granted_at timestamptz not null,
  revoked_by uuid, revoked_at timestamptz, primary key (subject_id, id),
  check (valid_to is null or valid_to >= valid_from), check ((revoked_by is null) = (revoked_at is null)));
create unique index mandate_current on mandates.mandate (subject_id, holder_id) where revoked_at is null;
create index mandate_holder on mandates.mandate (holder_id) where revoked_at is null;
select app.open_path('mandates.mandate', path, 'subject', 'select') from unnest(array['employer', 'counter', 'office', 'oversight']) path;
select app.open_path('mandates.mandate', 'worker', 'all', 'select, insert, update (revoked_by, revoked_at)');
-- Read on the way to a person's own case, which has no mandates yet: no row, and no refusal.
grant select on mandates.mandate to tongban_person;

-- Who stands for an employer is public like its name; its principal is he, and nobody else any more once another is recorded.
create or replace view employers.card as
  select subject_id, name, legal_representative, agency_id from employers.particulars where superseded_by is null;
grant select on employers.card to tongban_employer;
