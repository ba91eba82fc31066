-- 更正回避申报: a wrong declaration is ended by two: who made it asks, a checker confirms. What was declared stays in the record.
alter table staff.kin add column end_asked_at timestamptz, add column ended_at timestamptz, add column ended_by uuid;
alter table staff.kin add constraint kin_ended_by_another check ((ended_at is null) = (ended_by is null) and ended_by <> staff_id);
alter table staff.kin drop constraint kin_staff_id_subject_id_key;
create unique index kin_current on staff.kin (staff_id, subject_id) where ended_at is null;
create index kin_end_asked on staff.kin (end_asked_at) where end_asked_at is not null and ended_at is null;
grant update on staff.kin to tongban_worker;
create or replace view staff.closed_subject as
  select id as staff_id, own_subject_id as subject_id from staff.staff where own_subject_id is not null
  union select staff_id, subject_id from staff.kin where ended_at is null;
