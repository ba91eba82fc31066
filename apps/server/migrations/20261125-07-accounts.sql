create schema accounts;
grant usage on schema accounts to public;
-- 账号: what somebody proves to hold when he logs in: a telephone, by a one-time code, or an identity of the national login. It
-- proves no person (D-50); a binding says whom it stands for.
create table accounts.account (
  id uuid primary key, telephone_key bytea unique, telephone bytea, openid_issuer text, openid_subject text, opened_at timestamptz not null,
  unique (openid_issuer, openid_subject),
  check ((telephone is null) = (telephone_key is null)), check ((openid_issuer is null) = (openid_subject is null)),
  check (num_nonnulls(telephone_key, openid_subject) = 1));
-- 绑定: one account may stand for several people of a family, and several accounts for one person.
create table accounts.binding (
  subject_id uuid not null references subjects.subject, id uuid not null, account_id uuid not null references accounts.account,
  telephone bytea, how text not null check (how in ('register', 'counter', 'openid')), bound_by uuid, bound_at timestamptz not null, ended_at timestamptz, ended_by uuid,
  primary key (subject_id, id));
create unique index binding_current on accounts.binding (subject_id, account_id) where ended_at is null;
create index binding_account on accounts.binding (account_id) where ended_at is null;
-- Of a one-time code only a keyed fingerprint is here; it is good once, for minutes.
create table accounts.code (
  telephone_key bytea primary key, fingerprint text not null, sent_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz);
select app.open_path('accounts.binding', path, 'subject', 'select, update') from unnest(array['person', 'counter']) path;
grant insert on accounts.binding to tongban_counter;
select app.open_path(t, 'worker', 'all', 'select, insert, update')
  from unnest(array['accounts.account', 'accounts.binding', 'accounts.code']::regclass[]) t;
grant delete on accounts.code to tongban_worker;
-- A login is a member of staff's or an account's; that of an account works for one of the people it stands for.
alter table login.session alter column staff_id drop not null;
alter table login.session add column account_id uuid, add column subject_id uuid;
alter table login.session add constraint session_of_one check (num_nonnulls(staff_id, account_id) = 1);
create index session_account on login.session (account_id) where ended_at is null;
alter table login.openid_state add column hall text not null default 'staff' check (hall in ('staff', 'person'));

-- 谁看过我: a person sees who opened his record. What an administrator does is written in the transaction of the act, on his own path.
select app.open_path('audit.entry', 'person', 'subject', 'select');
create policy oversight_act on audit.entry for insert to tongban_oversight with check (agency_id = any ((select app.agencies())::text[]));
grant insert on audit.entry to tongban_oversight;

-- 名片: who a person is, for rooms above; each reader sees the rows that his own path opens.
create view people.card with (security_invoker = true) as
  select subject_id, name, birth_date from people.particulars where superseded_by is null;
grant select on people.card to tongban_person, tongban_counter, tongban_office, tongban_worker;

-- What joins or reads them on the way to one's own record finds no row there, and is not refused.
grant select on employers.particulars, employers.roster to tongban_person;
