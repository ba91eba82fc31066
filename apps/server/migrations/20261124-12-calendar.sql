-- Who published a notice: a wrong one has somebody to ask. Null: published before this was kept.
alter table calendar.exception add column published_by uuid;
alter table calendar.known add column published_by uuid;
