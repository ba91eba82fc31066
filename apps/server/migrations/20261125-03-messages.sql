create schema messages;
grant usage on schema messages to public;
-- 消息: what a person is told of an event of a case, once for each kind; written in the transaction of the act. It holds ids, codes
-- and days; the words are made when it is read or sent (D-19). `planned` is null until the worker has looked where he can be reached.
create table messages.message (
  subject_id uuid not null references subjects.subject, id uuid not null, case_id uuid not null, seq int not null, kind text not null,
  agency_id text not null, facts jsonb not null, created_at timestamptz not null, read_at timestamptz,
  planned text check (planned in ('sendings', 'no-address')),
  primary key (subject_id, id), unique (subject_id, case_id, seq, kind));
create index message_to_plan on messages.message (id) where planned is null;
-- 发送: one message through one channel. The id is the key under which gateway or mail server know a repeat.
create table messages.sending (
  subject_id uuid not null, id uuid not null, message_id uuid not null, case_id uuid not null, kind text not null, agency_id text not null,
  channel text not null check (channel in ('sms', 'email')),
  state text not null check (state in ('waiting', 'sent', 'dead', 'told-otherwise')),
  attempts int not null default 0, due_at timestamptz not null, created_at timestamptz not null, sent_at timestamptz, fault text,
  provider_id text, told_by text, mended_by uuid, mended_at timestamptz,
  primary key (subject_id, id), unique (subject_id, message_id, channel),
  foreign key (subject_id, message_id) references messages.message (subject_id, id));
create index sending_due on messages.sending (due_at, id) where state = 'waiting';
create index sending_dead on messages.sending (agency_id, id) where state = 'dead';

select app.open_path('messages.message', path, 'subject', 'insert') from unnest(array['counter', 'office']) path;
select app.open_path('messages.message', 'person', 'subject', 'select, insert, update (read_at)');
select app.open_path('messages.message', 'worker', 'all', 'select, insert, update');
select app.open_path('messages.sending', 'worker', 'all', 'select, insert, update');
-- 死信: the system administrator of the agency, or of one above it, owns what could not be sent.
select app.open_path('messages.sending', 'oversight', 'agency', 'select, update (state, due_at, attempts, fault, told_by, mended_by, mended_at)');
