-- 不相容岗位 holds over all agencies: who decides about a grant must know what the person holds elsewhere, though his own
-- policy shows him his agencies only. Nothing else of it leaves this function.
create function staff.held_by(person uuid) returns table (role text, post text, agency_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.role, g.post, g.agency_id from staff.grant g where g.staff_id = person and g.ended_on is null $$;
revoke execute on function staff.held_by from public;
grant execute on function staff.held_by to tongban_oversight, tongban_worker;

-- How many system administrators there are on a day, wherever they are: the last of them is not ended.
create function staff.system_administrators(today date) returns bigint
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select count(distinct g.staff_id) from staff.grant g
  where g.role = 'system-administrator' and g.ended_on is null and g.valid_from <= today and (g.valid_to is null or g.valid_to >= today) $$;
revoke execute on function staff.system_administrators from public;
grant execute on function staff.system_administrators to tongban_oversight;
