create schema bundles;
grant usage on schema bundles to public;
-- 一件事: what one form has opened. How it stands is read from its cases; kept is what they do not say: which declaration, who handed it in, and
-- when all of it had ended.
create table bundles.bundle (
  subject_id uuid not null references subjects.subject, id uuid not null, code text not null, version int not null, number text not null,
  agency_id text not null, actor_id uuid not null, actor_name text not null, handed_in_on date not null, handed_in_at timestamptz not null, ended_on date,
  primary key (subject_id, id));
create index bundle_order on bundles.bundle (subject_id, handed_in_at desc, id desc);
-- Its members that have a case. `passed_over`: it was not completed, and the applicant has said that the rest goes on without it.
create table bundles.member (
  subject_id uuid not null, bundle_id uuid not null, key text not null, place int not null, case_id uuid not null, passed_over boolean not null default false,
  primary key (subject_id, bundle_id, key), foreign key (subject_id, bundle_id) references bundles.bundle (subject_id, id));
create unique index member_case on bundles.member (case_id);
select app.open_path(t, 'employer', 'subject', 'select, insert, update') from unnest(array['bundles.bundle', 'bundles.member']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, update') from unnest(array['bundles.bundle', 'bundles.member']::regclass[]) t;
