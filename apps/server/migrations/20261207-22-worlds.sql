-- 培训环境: by whom the throw-away city was reset; carried over each time, since all else goes.
alter table worlds.city drop constraint city_size_check, add constraint city_size_check check (size in ('small', 'full', 'training'));
create table worlds.reset (id uuid primary key, at timestamptz not null, by_name text not null);
grant select, insert on worlds.reset to tongban_worker;
grant select on worlds.reset to tongban_counter, tongban_office, tongban_oversight;
