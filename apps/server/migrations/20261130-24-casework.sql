-- 催办: how often somebody has asked that this task goes on, and when last. It is counted at the task and begins anew with the next one.
alter table cases.task add column urged int not null default 0, add column urged_on date;
