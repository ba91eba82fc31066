create schema worlds;
grant usage on schema worlds to public;
-- The demo city of this database, and whether its loading came to an end: one that was cut off is begun anew. A database that
-- never was a demo has no row.
create table worlds.city (only_one boolean primary key default true check (only_one), begun_at timestamptz not null, loaded_at timestamptz);
grant select, insert, update on worlds.city to tongban_worker;
