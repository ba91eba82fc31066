-- Which city was loaded: the logins of a full one are more than those of a small one.
alter table worlds.city add column size text not null default 'small' check (size in ('small', 'full')), add column seed bigint;
-- 过期: a message that nobody looked at for days, as those of a loaded city: it is read in the inbox and goes out no more.
alter table messages.message drop constraint message_planned_check, add check (planned in ('sendings', 'no-address', 'expired'));
