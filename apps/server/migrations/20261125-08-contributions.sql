create schema contributions;
grant usage on schema contributions to public;
-- 缴费记录: months of one scheme that are paid for, or deemed to be, at one agency; a change is a new row that supersedes an old
-- one (D-16). The base is whole fen a month; without one it is not known here.
create table contributions.span (
  subject_id uuid not null references subjects.subject, id uuid not null, scheme text not null, agency_id text not null references agencies.agency,
  employer_id uuid, from_month text not null check (from_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'), to_month text not null check (to_month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  base_fen bigint check (base_fen >= 0), kind text not null check (kind in ('paid', 'deemed')),
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid,
  primary key (subject_id, id), check (from_month <= to_month), check (kind = 'paid' or base_fen is null));
select app.open_path('contributions.span', path, 'subject', 'select') from unnest(array['person', 'counter']) path;
select app.open_path('contributions.span', 'office', 'subject', 'select, insert, update');
select app.open_path('contributions.span', 'worker', 'all', 'select, insert, update');
