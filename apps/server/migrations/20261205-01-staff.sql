-- 重设登录: who has lost his authenticator is given another one by two administrators, neither of whom is he himself. Of the document he was
-- identified by rest its kind and, sealed, its last characters. Only the worker sees it, as all that signs people in.
create table staff.renewal (
  id uuid primary key, staff_id uuid not null references staff.staff, reason text not null check (reason in ('lost', 'stolen', 'replaced', 'broken')),
  document text not null, document_end bytea not null, asked_by uuid not null references staff.staff, asked_at timestamptz not null,
  agreed boolean, decided_by uuid references staff.staff, decided_at timestamptz,
  check (asked_by <> staff_id), check (decided_by <> staff_id), check (decided_by <> asked_by),
  check ((agreed is null) = (decided_by is null)), check ((agreed is null) = (decided_at is null)));
create unique index renewal_open on staff.renewal (staff_id) where decided_at is null;
create index renewal_asked on staff.renewal (asked_by, asked_at desc);
create index renewal_staff on staff.renewal (staff_id, asked_at desc);
grant select, insert, update on staff.renewal to tongban_worker;

-- A link is given by an agency, also to somebody whom no agency has taken on; and it says whether it makes a login anew.
alter table login.invitation add column agency_id text references agencies.agency, add column renews boolean not null default false;
update login.invitation i set agency_id = s.agency_id from staff.staff s where s.id = i.staff_id;
alter table login.invitation alter column agency_id set not null;
