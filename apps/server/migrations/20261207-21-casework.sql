-- 待发布: a draft that somebody is asked to publish is a task with a term, on a desk of those who may; `matter` is the draft, `about` what it is called.
alter table cases.task add column urged_at timestamptz;
alter table cases.task drop constraint task_desk_check, drop constraint task_on_desk, drop constraint task_kind_check;
alter table cases.task add constraint task_desk_check check (desk in ('office', 'manager', 'head', 'officer', 'publisher')) not valid;
alter table cases.task add constraint task_kind_check check (kind in ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck',
  'after-check', 'debt', 'remedy', 'delivery', 'lookalike', 'objection', 'sign', 'bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer',
  'shield-review', 'shield-named', 'publish-item', 'publish-wording')) not valid;
alter table cases.task add constraint task_on_desk check (case desk
  when 'office' then subject_id is not null and case_id is not null and item is not null
    and kind not in ('bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer', 'shield-review', 'shield-named', 'publish-item', 'publish-wording')
  when 'manager' then case_id is null and matter is not null and kind in ('bad-rating', 'not-done')
  when 'officer' then subject_id is null and case_id is null and matter is not null and item is null and about is null and kind in ('shield-review', 'shield-named')
  when 'publisher' then subject_id is null and case_id is null and matter is not null and item is null and about is not null
    and kind in ('publish-item', 'publish-wording') and due_on is not null
  else subject_id is null and case_id is null and matter is not null and item is null and kind in ('stand-in', 'unheld', 'no-officer')
    and (kind = 'unheld') = (about is not null) end) not valid;
create unique index task_of_publisher on cases.task (matter) where desk = 'publisher' and done_at is null;
create index task_publisher on cases.task (agency_id, due_order, id) where done_at is null and desk = 'publisher';

-- Who directs and who administers opens such a task, and ends it with the act that decides; of the other desks they only end what a manager has.
alter policy manager_desk on cases.task using (desk in ('manager', 'publisher')) with check (desk in ('manager', 'publisher'));
create policy publisher_desk on cases.task as restrictive for insert to tongban_oversight with check (desk = 'publisher');
grant insert on cases.task to tongban_oversight;

grant update (urged_at) on cases.task to tongban_oversight;
