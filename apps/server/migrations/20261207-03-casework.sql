-- 疑似重复登记: whoever is taken on anew and seems to be known already is compared by whoever owns the case that he came with. 异议: what somebody says against
-- what is made public. Both are matters of a case, as whatever else is to be done about it.
alter table cases.follow_up drop constraint follow_up_kind_check;
alter table cases.follow_up add constraint follow_up_kind_check
  check (kind in ('recheck', 'after-check', 'debt', 'remedy', 'delivery', 'lookalike', 'objection'));
alter table cases.task drop constraint task_kind_check;
alter table cases.task add constraint task_kind_check check (kind in ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck',
  'after-check', 'debt', 'remedy', 'delivery', 'lookalike', 'objection', 'sign', 'bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer',
  'shield-review', 'shield-named'));
-- Who is spelled alike and was born on the same day.
create index particulars_alike on people.particulars (birth_date, pinyin) where superseded_by is null;
