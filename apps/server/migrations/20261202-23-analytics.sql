-- 月报: the figures of a month as they were when it was issued, once for each agency; frozen, and its hash shows that it is. Counts and
-- names of agencies, items and of who made it; nobody else is named.
create table analytics.report (
  agency_id text not null references agencies.agency, id uuid not null, month text not null, number text not null, made_on date not null,
  made_at timestamptz not null, made_by uuid not null, content jsonb not null, hash bytea not null, primary key (agency_id, id));
create unique index report_month on analytics.report (agency_id, month);
select app.open_path('analytics.report', 'oversight', 'agency', 'select, insert');
select app.open_path('analytics.report', 'worker', 'all', 'select');
