-- 更正: a case of its own that corrects a completed one of the same subject: which one, its number, whether it takes the result back
-- without another in its place, and whether the office found it by itself.
alter table cases."case" add column counter jsonb;
create unique index case_counter on cases."case" (subject_id, ((counter ->> 'cites'))) where counter is not null and stage <> 'closed';
-- An office opens no case but such a one.
grant insert on cases."case", cases.number to tongban_office;
create policy office_counter on cases."case" as restrictive for insert to tongban_office with check (counter is not null);
