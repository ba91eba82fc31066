create schema papers;
grant usage on schema papers to public;
-- 文书: one row an act that the law gives a paper, frozen. The content holds names and rests sealed; its hash covers a salt that is sealed with it.
create table papers.paper (
  subject_id uuid not null references subjects.subject, id uuid not null, case_id uuid not null, seq int not null,
  kind text not null check (kind in ('receipt', 'acceptance', 'deficiencies', 'non-acceptance', 'refusal', 'completion')),
  number text not null, agency_id text not null, made_on date not null, content bytea not null, hash bytea not null, check_code text not null,
  primary key (subject_id, id), unique (subject_id, case_id, seq));
-- 送达: how and when a paper reached its reader; the proof names people and rests sealed. Without a staff member: read on the reader's own screen.
create table papers.delivery (
  subject_id uuid not null, id uuid not null, paper_id uuid not null, how text not null check (how in ('screen', 'counter', 'post', 'left-with')),
  day date not null, at timestamptz not null, proof bytea not null, staff_id uuid, primary key (subject_id, id),
  foreign key (subject_id, paper_id) references papers.paper (subject_id, id), check ((how = 'screen') = (staff_id is null)));
create index delivery_paper on papers.delivery (subject_id, paper_id);
select app.open_path(t, path, 'subject', 'select, insert') from unnest(array['papers.paper', 'papers.delivery']::regclass[]) t, unnest(array['person', 'counter', 'office']) path;
select app.open_path(t, 'worker', 'all', 'select, insert') from unnest(array['papers.paper', 'papers.delivery']::regclass[]) t;
