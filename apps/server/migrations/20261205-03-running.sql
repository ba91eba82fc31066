-- 对外连接: when the other side of each boundary last answered well, and with which code it last did not; written every few seconds by whoever asked it. Codes only (D-19).
create table running.boundary (name text primary key, well_at timestamptz, fault text, failed_at timestamptz, check ((fault is null) = (failed_at is null)));
grant select on running.boundary to tongban_oversight;
grant select, insert, update on running.boundary to tongban_worker;
