-- 第二道墙 for those who watch over others: looks and grants are seen only within the agencies of the right (D-1, D-5).
select app.open_path('audit.entry', 'oversight', 'agency', 'select');
select app.open_path('audit.entry', 'worker', 'all', 'select, insert, update');
select app.open_path(t, 'oversight', 'agency', 'select, insert, update')
  from unnest(array['staff.grant', 'staff.grant_request']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, update')
  from unnest(array['staff.grant', 'staff.grant_request', 'staff.grant_signature']::regclass[]) t;
-- A signature is seen with its request.
create policy oversight on staff.grant_signature to tongban_oversight
  using (exists (select from staff.grant_request r where r.id = request_id))
  with check (exists (select from staff.grant_request r where r.id = request_id));
-- Hashes of passwords, secrets of authenticators and tokens of sessions are for signing in only.
revoke select on staff.staff from tongban_oversight;
grant select (id, username, name) on staff.staff to tongban_oversight;
revoke select, update on login.session from tongban_oversight;
