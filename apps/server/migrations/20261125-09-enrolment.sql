-- 停保: the relation stays at its agency and only contributions rest, from this month on, until they are resumed.
alter table enrolment.enrolment add column suspended_from text check (suspended_from ~ '^[0-9]{4}-(0[1-9]|1[0-2])$');
