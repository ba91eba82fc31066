-- 受保护人员专员的待办: a day to look at a protection again that is near, or somebody hidden whom an employer's case names; and of the head, where no
-- officer is there. They say of nobody whom they are about. What stands is checked afterwards (20261204-07), so that nobody waits meanwhile.
alter table cases.task drop constraint task_desk_check, drop constraint task_on_desk, drop constraint task_kind_check;
alter table cases.task add constraint task_desk_check check (desk in ('office', 'manager', 'head', 'officer')) not valid;
alter table cases.task add constraint task_kind_check check (kind in ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck',
  'after-check', 'debt', 'remedy', 'delivery', 'sign', 'bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer', 'shield-review', 'shield-named')) not valid;
alter table cases.task add constraint task_on_desk check (case desk
  when 'office' then subject_id is not null and case_id is not null and item is not null
    and kind not in ('bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer', 'shield-review', 'shield-named')
  when 'manager' then case_id is null and matter is not null and kind in ('bad-rating', 'not-done')
  when 'officer' then subject_id is null and case_id is null and matter is not null and item is null and about is null and kind in ('shield-review', 'shield-named')
  else subject_id is null and case_id is null and matter is not null and item is null and kind in ('stand-in', 'unheld', 'no-officer')
    and (kind = 'unheld') = (about is not null) end) not valid;
create unique index task_of_officer on cases.task (agency_id, matter) where desk = 'officer';
create index task_officer on cases.task (agency_id, due_order, id) where done_at is null and desk = 'officer';
-- What waits for the officers of each agency: a protection to look at again on its day, and somebody whom they hide and an employer's case names.
create view shields.to_do as
  select s.agency_id, 'shield-review' as kind, s.id as matter, s.review_on as due_on from shields.shield s where s.ended_on is null
  union select h.agency_id, 'shield-named', m.id, m.due_on from shields.mention m join shields.hidden h on h.subject_id = m.subject_id where m.seen_at is null;
grant select on shields.to_do to tongban_worker;
