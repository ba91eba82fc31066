-- 加签: colleagues who are asked by name to sign before a case is decided; all of them must agree, or one. The case waits for them, each with a task of
-- his own (`sign`).
alter table cases."case" add column signing jsonb;
-- 委派: the task of a step is with a colleague for a while, and comes back to whoever gave it.
alter table cases.task add column delegated_by uuid;

-- 抄送: a colleague may read this one case and is told of it, without a task, until thirty days after it is closed. What his list shows stands in the row:
-- the case itself may belong to another agency.
create table cases.copy (
  subject_id uuid not null, case_id uuid not null, id uuid not null, staff_id uuid not null, agency_id text not null references agencies.agency,
  number text not null, item text not null, by_id uuid not null, note text not null, sent_on date not null, seen_on date,
  primary key (subject_id, case_id, id), foreign key (subject_id, case_id) references cases."case" (subject_id, id));
create unique index copy_reader on cases.copy (case_id, staff_id);
create index copy_staff on cases.copy (staff_id, id desc);
select app.open_path('cases.copy', 'office', 'agency', 'select, insert, update', true);
select app.open_path('cases.copy', 'worker', 'all', 'select, insert, update');

create function cases.copied(subject uuid, case_id uuid, reader uuid, today date) returns text
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.agency_id from cases."case" c join cases.copy k on k.subject_id = c.subject_id and k.case_id = c.id
  where c.subject_id = subject and c.id = copied.case_id and k.staff_id = reader and (c.closed_on is null or c.closed_on + 30 >= today) $$;
revoke execute on function cases.copied from public;
grant execute on function cases.copied to tongban_office;

-- Opens the subject of a case to whom it was copied, for this one look, and to nobody else.
create function cases.enter_copy(subject uuid, case_id uuid, reader uuid, today date) returns table (subject_id uuid, stage text, agency_id text)
language plpgsql as $$
declare owner text := cases.copied(subject, enter_copy.case_id, reader, today);
begin
  perform set_config('app.subjects', '{}', true);
  if owner is null then return; end if;
  perform set_config('app.agencies', (app.agencies() || owner)::text, true);
  perform set_config('app.subjects', '{' || subject || '}', true);
  return query select c.subject_id, c.stage, c.agency_id from cases."case" c where c.subject_id = subject and c.id = enter_copy.case_id;
end $$;
revoke execute on function cases.enter_copy from public;
grant execute on function cases.enter_copy to tongban_office;
