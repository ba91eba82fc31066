create schema payees;
grant usage on schema payees to public;
-- 待遇发放账户: where a benefit is paid to: bank, number (sealed), whose it is, from when; a change is a new row that supersedes an old one
-- (D-16). Kept here until the benefits come and pay by it.
create table payees.account (
  subject_id uuid not null references subjects.subject, id uuid not null, benefit text not null check (benefit in ('pension')),
  bank text not null, number bytea not null, holder_name text not null, valid_from date not null,
  recorded_at timestamptz not null, cause uuid not null, superseded_by uuid, primary key (subject_id, id));
create unique index account_current on payees.account (subject_id, benefit) where superseded_by is null;
select app.open_path('payees.account', 'person', 'subject', 'select');
select app.open_path('payees.account', path, 'subject', 'select, insert, update') from unnest(array['counter', 'office']) path;
select app.open_path('payees.account', 'worker', 'all', 'select, insert, update');
-- Read on the way to the record of an employer or for another system: no row, and no refusal.
grant select on payees.account to tongban_employer, tongban_client;
create policy kin on payees.account as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id <> all ((select app.closed())::uuid[]), true));
