-- 催送达: an unfavourable paper that reached nobody is a task of its agency, done by recording how it was delivered (D-8).
alter table cases.task drop constraint task_kind_check;
alter table cases.task add constraint task_kind_check check (kind in
  ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck', 'after-check', 'debt', 'remedy', 'delivery'));
alter table cases.follow_up drop constraint follow_up_kind_check, drop constraint follow_up_outcome_check;
alter table cases.follow_up add constraint follow_up_kind_check check (kind in ('recheck', 'after-check', 'debt', 'remedy', 'delivery')),
  add constraint follow_up_outcome_check check (outcome in ('in-order', 'not-in-order', 'settled', 'corrected', 'reversed', 'delivered'));
-- What was made before, two weeks being ten working days as a rule.
insert into cases.follow_up (subject_id, case_id, id, kind, material, opened_on, opened_by, due_on, remind_on, state)
  select subject_id, case_id, gen_random_uuid(), 'delivery', null, made_on, '00000000-0000-0000-0000-000000000001', made_on + 14, null, 'waiting'
  from papers.paper p where kind in ('non-acceptance', 'refusal', 'revocation') and not exists (
    select from papers.delivery d where d.subject_id = p.subject_id and d.paper_id = p.id and d.how <> 'opened');
