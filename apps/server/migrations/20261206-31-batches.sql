-- Of a long list the parts that wait are found without passing by all that were taken.
create index part_waiting on batches.part (subject_id, batch_id, no) where content is not null;
