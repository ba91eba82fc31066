-- 退回: an address that a gateway or a mail server says is none, by its keyed fingerprint: which number it is stands nowhere. As long as the
-- person has this very address, nothing goes there any more; with another one it is none of his and means nothing.
create table messages.broken_address (
  subject_id uuid not null references subjects.subject, channel text not null check (channel in ('sms', 'email')), address_key bytea not null,
  fault text not null, at timestamptz not null, primary key (subject_id, channel, address_key));
select app.open_path('messages.broken_address', 'worker', 'all', 'select, insert, delete');
select app.open_path('messages.broken_address', 'person', 'subject', 'select, delete');

-- Where a message went, by the same fingerprint; a gateway that has taken it says afterwards what became of it, by the key that it was given.
alter table messages.sending add column address_key bytea;
alter table messages.sending drop constraint sending_state_check;
alter table messages.sending add constraint sending_state_check
  check (state in ('waiting', 'sent', 'returned', 'dead', 'told-otherwise'));
create index sending_by_key on messages.sending (id) where state = 'sent';
