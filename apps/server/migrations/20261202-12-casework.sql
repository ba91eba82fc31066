-- 代办: a task that somebody who is away had in hand lies with his stand-in (`stands_for`: for whom), or is open again to all of the desk. From
-- whom it was taken, and when, stays with it.
alter table cases.task add column stands_for uuid, add column moved_from uuid, add column moved_on date;
create index task_moved on cases.task (agency_id, moved_on desc, id desc) where moved_on is not null;
create index task_stood_for on cases.task (stands_for, id) where done_at is null and stands_for is not null;

-- 待办 of a head: what nobody of an agency can do, as long as nobody can. `matter` is an absence (`stand-in`), or stands for the agency and the kind of
-- task (`unheld`), which is `about`. It opens and ends by itself, and opens again under the same matter.
alter table cases.task add column about text;
alter table cases.task drop constraint task_desk_check, drop constraint task_on_desk, drop constraint task_kind_check;
alter table cases.task add constraint task_desk_check check (desk in ('office', 'manager', 'head'));
alter table cases.task add constraint task_kind_check check (kind in ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck',
  'after-check', 'debt', 'remedy', 'delivery', 'sign', 'bad-rating', 'not-done', 'stand-in', 'unheld'));
alter table cases.task add constraint task_on_desk check (case desk
  when 'office' then subject_id is not null and case_id is not null and item is not null and kind not in ('bad-rating', 'not-done', 'stand-in', 'unheld')
  when 'manager' then subject_id is null and case_id is null and matter is not null and kind in ('bad-rating', 'not-done')
  else subject_id is null and case_id is null and matter is not null and item is null and kind in ('stand-in', 'unheld')
    and (kind = 'unheld') = (about is not null) end);
create unique index task_of_head on cases.task (agency_id, matter) where desk = 'head';
create index task_head on cases.task (agency_id, due_order, id) where done_at is null and desk = 'head';

-- For whom it was last looked whether each open task has somebody who can do it: the day, and a fingerprint of who was there.
create table cases.held (one boolean primary key default true check (one), day date not null, present text not null);
alter table cases.held enable row level security;
create policy worker on cases.held to tongban_worker using (true) with check (true);
grant select, insert, update on cases.held to tongban_worker;
