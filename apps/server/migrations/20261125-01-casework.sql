-- Tasks that are not the one of the case's step: what is looked at again, owed or put right, also after the case was closed
-- (D-10, D-40). `matter` names the follow-up; the task of the step has none, and there is one of it at most, as before.
alter table cases.task drop constraint task_kind_check;
alter table cases.task add constraint task_kind_check check (kind in
  ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck', 'after-check', 'debt', 'remedy'));
alter table cases.task add column matter uuid;
drop index cases.task_of_case;
create unique index task_of_case on cases.task (case_id) where done_at is null and matter is null;
create unique index task_of_matter on cases.task (case_id, matter) where done_at is null and matter is not null;

-- 后续: what is still to be done about a case; days are counted when it is written.
create table cases.follow_up (
  subject_id uuid not null, case_id uuid not null, id uuid not null,
  kind text not null check (kind in ('recheck', 'after-check', 'debt', 'remedy')), material text,
  opened_on date not null, opened_by uuid not null, due_on date not null, remind_on date, reminded_on date,
  state text not null check (state in ('waiting', 'due', 'done', 'dropped')),
  outcome text check (outcome in ('in-order', 'not-in-order', 'settled', 'corrected', 'reversed')),
  primary key (subject_id, case_id, id), foreign key (subject_id, case_id) references cases."case" (subject_id, id));
create index follow_up_due on cases.follow_up (due_on, subject_id, case_id, id) where state = 'waiting';
create index follow_up_remind on cases.follow_up (remind_on, subject_id, case_id, id) where state = 'waiting' and reminded_on is null;
select app.open_path('cases.follow_up', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter', 'office']) path;
select app.open_path('cases.follow_up', 'oversight', 'subject', 'select');
select app.open_path('cases.follow_up', 'worker', 'all', 'select, insert, update');

-- Special procedures end by their term: found without reading every open case.
create index case_procedure on cases."case" ((hold ->> 'until'), subject_id, id) where stage <> 'closed' and hold ->> 'reason' = 'procedure';

-- 登记指令: written with the decision, sent until the core has confirmed (D-6). The id is the key under which it is sent.
create table cases.core_command (
  subject_id uuid not null, id uuid not null, case_id uuid not null, body bytea not null,
  state text not null check (state in ('waiting', 'sent', 'confirmed', 'refused', 'silent')),
  remote_id text, attempts int not null default 0, due_at timestamptz not null, opened_at timestamptz not null,
  primary key (subject_id, id), foreign key (subject_id, case_id) references cases."case" (subject_id, id));
create unique index core_command_of_case on cases.core_command (case_id) where state in ('waiting', 'sent', 'silent');
create index core_command_due on cases.core_command (due_at, subject_id, id) where state in ('waiting', 'sent');
select app.open_path('cases.core_command', path, 'subject', 'select, insert, update') from unnest(array['person', 'counter', 'office']) path;
select app.open_path('cases.core_command', 'worker', 'all', 'select, insert, update');

-- 当场授权: what waits at an outlet for its supervisor: which case, which item, who accepted it, and no name (D-40).
create function cases.to_authorise(outlet text, clerk uuid)
returns table (subject_id uuid, id uuid, number text, item text, accepted_by uuid, submitted_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.subject_id, c.id, c.number, c.item, c.handled_by[1], c.submitted_on from cases."case" c
  join catalogue.version v on v.code = c.item and v.version = c.item_version
  where c.outlet_id = outlet and c.stage = 'accepted' and c.hold is null and not clerk = any (c.handled_by)
    and v.declaration -> 'onTheSpot' = 'true'
  order by c.opened_at, c.id limit 100 $$;
revoke execute on function cases.to_authorise from public;
grant execute on function cases.to_authorise to tongban_counter;

-- Opens the subject of such a case to the supervisor, as a visit would, for as long as it waits for her; else nothing.
create function cases.enter_to_authorise(outlet text, clerk uuid, subject uuid, case_id uuid)
returns table (subject_id uuid, outlet_id text)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with open as (
    select t.subject_id from cases.to_authorise(outlet, clerk) t where t.subject_id = subject and t.id = case_id),
  scoped as (select set_config('app.subjects', coalesce((select '{' || open.subject_id || '}' from open), '{}'), true))
  select open.subject_id, outlet from open, scoped $$;
revoke execute on function cases.enter_to_authorise from public;
grant execute on function cases.enter_to_authorise to tongban_counter;
