-- 新同事: an administrator takes him into the register of an agency; with a one-time link he sets how he signs in. Of a token only its
-- hash is here. 离职: after his last day nobody signs in as him.
alter table staff.staff add column agency_id text references agencies.agency, add column left_on date;
grant select (agency_id, left_on) on staff.staff to tongban_oversight;
create table login.invitation (
  staff_id uuid primary key references staff.staff, token_hash bytea not null unique, issued_by uuid not null,
  issued_at timestamptz not null, expires_at timestamptz not null, used_at timestamptz);
grant select, insert, update on login.invitation to tongban_worker;
grant select (staff_id, used_at) on login.invitation to tongban_oversight;
grant execute on function staff.system_administrators to tongban_worker;

-- What is apart is apart on the same days: who changes his post from a day on holds the one before up to the evening before.
drop function staff.held_by(uuid);
create function staff.held_by(person uuid) returns table (role text, post text, agency_id text, valid_from date, valid_to date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.role, g.post, g.agency_id, g.valid_from, g.valid_to from staff.grant g where g.staff_id = person and g.ended_on is null $$;
revoke execute on function staff.held_by from public;
grant execute on function staff.held_by to tongban_oversight, tongban_worker;
