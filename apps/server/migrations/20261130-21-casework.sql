-- 待办 of a manager: what a department head sees to himself (a bad rating, a matter that could not be done). It lies on a desk of its own and
-- is about no case: neither who rated nor which case stands in it, so that whoever is rated learns from no inbox that he was.
alter table cases.task add column desk text not null default 'office' check (desk in ('office', 'manager'));
alter table cases.task alter column subject_id drop not null, alter column case_id drop not null, alter column item drop not null;
alter table cases.task drop constraint task_kind_check;
alter table cases.task add constraint task_kind_check check (kind in
  ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck', 'after-check', 'debt', 'remedy', 'delivery', 'bad-rating', 'not-done'));
alter table cases.task add constraint task_on_desk check (case desk
  when 'office' then subject_id is not null and case_id is not null and item is not null and kind not in ('bad-rating', 'not-done')
  else subject_id is null and case_id is null and matter is not null and kind in ('bad-rating', 'not-done') end);

-- The indexes of an inbox hold the tasks of the office only: what is read from one alone stays so.
drop index cases.task_order, cases.task_warned, cases.task_kind, cases.task_item, cases.task_claimed;
create index task_order on cases.task (agency_id, due_order, id) where done_at is null and desk = 'office';
create index task_warned on cases.task (agency_id, warn_on, due_order) where done_at is null and desk = 'office';
create index task_kind on cases.task (agency_id, kind, due_order, id) include (warn_on) where done_at is null and desk = 'office';
create index task_item on cases.task (agency_id, item, due_order, id) include (warn_on) where done_at is null and desk = 'office';
create index task_claimed on cases.task (claimed_by, due_on, id) where done_at is null and desk = 'office';
create index task_manager on cases.task (agency_id, due_order, id) include (warn_on, matter) where done_at is null and desk = 'manager';
create unique index task_of_manager on cases.task (agency_id, matter) where desk = 'manager';

create policy office_desk on cases.task as restrictive to tongban_office using (desk = 'office') with check (desk = 'office');
-- Whoever rates leaves a task there and sees it no more.
create policy person_rates on cases.task for insert to tongban_person with check (desk = 'manager');
create policy manager_desk on cases.task as restrictive for update to tongban_oversight using (desk = 'manager') with check (desk = 'manager');
grant update (done_at, done_by) on cases.task to tongban_oversight;
