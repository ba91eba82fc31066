-- 不相容岗位 holds over all agencies: who decides about a grant must know what the person holds elsewhere, though his own
-- policy shows him his agencies only. Nothing else of it leaves this function.
create function staff.held_by(person uuid) returns table (role text, post text, agency_id text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select g.role, g.post, g.agency_id from staff.grant g where g.staff_id = person and g.ended_on is null $$;
revoke execute on function staff.held_by from public;
grant execute on function staff.held_by to tongban_oversight, tongban_worker;
