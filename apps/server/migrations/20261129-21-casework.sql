-- What is warned of is counted by when its warning began, and listed by the order of the inbox from today on: both ask the same column.
drop index cases.task_warned;
create index task_warned on cases.task (agency_id, warn_on, due_order) where done_at is null;
-- The badges of a narrowed inbox are counted in its own index alone, with what is warned of.
drop index cases.task_kind, cases.task_item;
create index task_kind on cases.task (agency_id, kind, due_order, id) include (warn_on) where done_at is null;
create index task_item on cases.task (agency_id, item, due_order, id) include (warn_on) where done_at is null;
