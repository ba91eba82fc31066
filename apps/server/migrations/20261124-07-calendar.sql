-- A system administrator publishes the notice of a year's holidays; nothing is overwritten.
grant insert on calendar.exception, calendar.known to tongban_oversight;

-- 重算到期日: how far the open cases have been counted anew under a law; one row a law, so that a crash resumes where it stopped (D-12).
create table cases.redating (
  law_hash text primary key, after_subject uuid not null, after_case uuid not null, moved int not null, done_at timestamptz);
grant select, insert, update on cases.redating to tongban_worker;
