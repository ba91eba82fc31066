-- 电子邮箱 of a person, sealed like his telephone (D-28).
alter table people.contact add column email bytea;
