-- 消息设置: by which way somebody wants to be told of what, when he is not to be disturbed, and in which language. What the law wants to reach him is
-- not among the kinds that can be switched off. One row of a person in force; it is changed and not dated: nobody asks what it was.
create table messages.preference (
  subject_id uuid primary key references subjects.subject, off text[] not null default '{}', quiet_from int check (quiet_from between 0 and 1439),
  quiet_to int check (quiet_to between 0 and 1439), language text not null check (language in ('zh-CN', 'zh-HK', 'en')), changed_at timestamptz not null,
  check ((quiet_from is null) = (quiet_to is null)));
select app.open_path('messages.preference', 'person', 'subject', 'select, insert, update');
select app.open_path('messages.preference', 'worker', 'all', 'select');
-- What somebody does not want to be told elsewhere stands in his inbox only.
alter table messages.message drop constraint message_planned_check, add check (planned in ('sendings', 'no-address', 'expired', 'switched-off'));
-- What he has switched off after it was planned and before it went out.
alter table messages.sending drop constraint sending_state_check, add constraint sending_state_check
  check (state in ('waiting', 'sent', 'returned', 'dead', 'told-otherwise', 'switched-off'));
