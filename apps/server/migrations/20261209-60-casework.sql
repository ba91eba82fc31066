-- 告知另一方: whoever has the other record of a merging knows of it before it is decided, and each agency that he is insured at has one task to look at it.
alter table cases."case" add column others jsonb;
create index case_others on cases."case" (id) where others is not null and stage <> 'closed';
alter table cases.follow_up drop constraint follow_up_kind_check;
alter table cases.follow_up add constraint follow_up_kind_check
  check (kind in ('recheck', 'after-check', 'debt', 'remedy', 'delivery', 'lookalike', 'objection', 'other-record', 'trust')) not valid;
alter table cases.task drop constraint task_kind_check;
alter table cases.task add constraint task_kind_check check (kind in ('accept', 'review', 'decide', 'route', 'answer', 'core', 'recheck',
  'after-check', 'debt', 'remedy', 'delivery', 'lookalike', 'objection', 'other-record', 'trust', 'sign', 'bad-rating', 'not-done', 'stand-in', 'unheld', 'no-officer',
  'shield-review', 'shield-named', 'publish-item', 'publish-wording')) not valid;
