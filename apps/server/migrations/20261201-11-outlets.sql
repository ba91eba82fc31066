-- 网点: days on which its timetable does not hold, the first day on which it is closed, and how often it was changed.
alter table outlets.outlet add column exceptions jsonb not null default '[]', add column closed_from date, add column version int not null default 0;
alter table agencies.agency add column version int not null default 0;

-- 下沉: a change is proposed by one and decided by another. Entries: leaf item, acts before and after, last day.
create table outlets.grant_change (
  id uuid primary key, outlet_id text not null references outlets.outlet, agency_id text not null references agencies.agency,
  valid_from date not null, entries jsonb not null, copied_from text references outlets.outlet, reason text not null,
  state text not null check (state in ('proposed', 'confirmed', 'refused')),
  proposed_by uuid not null, proposed_at timestamptz not null, decided_by uuid, decided_at timestamptz, note text,
  check ((state = 'proposed') = (decided_by is null)), check (decided_by <> proposed_by));
create index grant_change_ledger on outlets.grant_change (agency_id, id desc);
select app.open_path('outlets.grant_change', 'oversight', 'agency', 'select, insert, update');
select app.open_path('outlets.grant_change', 'worker', 'all', 'select');
-- What was in force keeps its days: a grant ends the day before, and one whose first day has not come is withdrawn by the change.
alter table outlets.item_grant add column cause uuid references outlets.grant_change, add column withdrawn_by uuid references outlets.grant_change;

-- Everybody reads the registers; who administers agencies writes theirs, and no others.
select app.open_path('outlets.outlet', path, 'all', 'select') from unnest(array['person', 'counter', 'employer', 'office']) path;
select app.open_path('outlets.outlet', 'oversight', 'agency', 'select, insert, update');
select app.open_path('outlets.outlet', 'worker', 'all', 'select, insert, update');
select app.open_path('outlets.item_grant', path, 'all', 'select') from unnest(array['person', 'counter', 'employer', 'office', 'worker']) path;
grant select, insert, update on outlets.item_grant to tongban_oversight;
create policy oversight on outlets.item_grant to tongban_oversight
  using (exists (select from outlets.outlet o where o.id = outlet_id and o.agency_id = any ((select app.agencies())::text[])))
  with check (exists (select from outlets.outlet o where o.id = outlet_id and o.agency_id = any ((select app.agencies())::text[])));
select app.open_path('agencies.agency', path, 'all', 'select') from unnest(array['person', 'counter', 'employer', 'office', 'worker']) path;
grant select, insert, update on agencies.agency to tongban_oversight;
create policy oversight on agencies.agency for select to tongban_oversight using (true);
create policy oversight_new on agencies.agency for insert to tongban_oversight with check (parent = any ((select app.agencies())::text[]));
create policy oversight_change on agencies.agency for update to tongban_oversight using (id = any ((select app.agencies())::text[]));
