-- 信用修复: whose commitment was false may be trusted again before the day, when one has asked for it and another has decided it; the mark stays with that day.
alter table cases.distrust add column lifted_on date;
grant update (lifted_on) on cases.distrust to tongban_office;
