-- An act of a clerk within a visit is written into the audit in its own transaction, about nobody else than the one who is there.
create policy counter_act on audit.entry for insert to tongban_counter with check (subject_id = any ((select app.subjects())::uuid[]));
grant insert on audit.entry to tongban_counter;
-- What an audit administrator looks for is found by index, the newest first: at an agency, of an act, of a member of staff.
create index entry_agency on audit.entry (agency_id, at desc, writer desc, seq desc);
create index entry_act on audit.entry (agency_id, act, at desc, writer desc, seq desc);
create index entry_actor on audit.entry (actor_id, at desc, writer desc, seq desc);
drop index audit.entry_at;
-- A filtered inbox reads as many tasks as it shows.
create index task_kind on cases.task (agency_id, kind, due_order, id) where done_at is null;
create index task_item on cases.task (agency_id, item, due_order, id) where done_at is null;
