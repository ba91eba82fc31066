-- 转办: a colleague was given this task by name. It stays his, however long it lies, until he puts it back or acts.
alter table cases.task add column handed_to uuid;
