-- What stood before 20261204-03 is checked against it without keeping anybody from the table.
alter table cases.task validate constraint task_desk_check;
alter table cases.task validate constraint task_kind_check;
alter table cases.task validate constraint task_on_desk;
