-- 重复申请: by what an open application is known again when the same one is handed in a second time: keyed fingerprints of the answers that the item names, one
-- for each row where it names people. What was open before has none.
alter table cases."case" add column alike bytea[] not null default '{}';
create index case_open_item on cases."case" (subject_id, item) where stage <> 'closed';
-- The open applications of a subject that are the same as one: whoever handed them in, for a system knows its own cases only. Asked of a subject that is
-- open to who asks, and of nobody else.
create function cases.open_alike(subject uuid, asked_item text, prints bytea[], but uuid)
returns table (id uuid, number text, submitted_on date, client_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, c.submitted_on, c.client_id from cases."case" c
  where c.subject_id = any (subjects.all_of(subject)) and subject = any (app.subjects()) and c.item = asked_item and c.stage <> 'closed'
    and c.counter is null and c.alike && prints and c.id is distinct from but
    and (current_setting('role', true) in ('tongban_person', 'tongban_employer', 'tongban_client') or c.subject_id <> all (app.closed()))
  order by c.opened_at desc, c.id desc limit 5 $$;
revoke execute on function cases.open_alike from public;
grant execute on function cases.open_alike to tongban_person, tongban_counter, tongban_employer, tongban_office, tongban_oversight, tongban_client, tongban_worker;
