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

-- A subject means somebody only together with the provider that says it. Identities that were bound without one sign nobody in
-- any more and are bound again.
alter table staff.staff add column openid_issuer text;
alter table staff.staff drop constraint staff_openid_subject_key;
update staff.staff set openid_subject = null;
alter table staff.staff add constraint staff_openid_key unique (openid_issuer, openid_subject);
alter table staff.staff add constraint staff_openid_whole check ((openid_issuer is null) = (openid_subject is null));

-- Refused identifications of a clerk, the latest ones: counted before each identification.
create index entry_refused on audit.entry (actor_id, at desc) where act = 'visits.refused';
