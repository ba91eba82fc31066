-- 签名: what the person signed on the screen at the counter, or why not, bound to the form that was shown by its salted hash; the
-- salt rests sealed (D-48). The picture is one of the case's files.
create table cases.signature (
  subject_id uuid not null, case_id uuid not null, file_id uuid, unsigned text check (unsigned in ('cannot-write', 'cannot-see', 'no-pad')),
  form_hash text not null, salt bytea not null, at timestamptz not null, witnessed_by uuid not null,
  primary key (subject_id, case_id), foreign key (subject_id, case_id) references cases."case" (subject_id, id),
  check (num_nonnulls(file_id, unsigned) = 1));
select app.open_path('cases.signature', path, 'subject', 'select') from unnest(array['person', 'office', 'oversight']) path;
select app.open_path('cases.signature', 'counter', 'subject', 'select, insert');
select app.open_path('cases.signature', 'worker', 'all', 'select, insert');

-- 查毒: what a scanner said of a file; where one is set, what it was not asked about stays closed (D-31). `agency_id`: where it was
-- taken in, whose audit is told of an infected one.
alter table materials.file add column scan text not null default 'unscanned' check (scan in ('unscanned', 'clean', 'infected'));
alter table materials.file add column agency_id text;
create index file_unscanned on materials.file (staged_at, id) where scan = 'unscanned';
