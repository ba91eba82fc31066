-- 本人确认: one question to a person whom somebody else's case names. It belongs to him who is asked; the case is another subject's,
-- and of it he sees nothing but what `said` (sealed) holds: who handed it in, and the day that would be recorded. Staff read in the
-- case itself how it stands.
create table cases.confirmation (
  subject_id uuid not null references subjects.subject, id uuid not null,
  case_subject_id uuid not null, case_id uuid not null, row_no int not null,
  item text not null, item_version int not null, agency_id text not null, said bytea not null,
  asked_on date not null, until date not null,
  state text not null check (state in ('open', 'answered', 'silent', 'void')),
  answer text check (answer in ('yes', 'no')), reason text check (reason in ('not-my-employer', 'wrong-day', 'other')),
  note bytea, answered_at timestamptz,
  primary key (subject_id, id),
  check ((state = 'answered') = (answer is not null)), check (reason is null or answer = 'no'));
create unique index confirmation_of_row on cases.confirmation (case_id, row_no);
create index confirmation_term on cases.confirmation (until, case_id) where state = 'open';
select app.open_path('cases.confirmation', 'person', 'subject', 'select, update (state, answer, reason, note, answered_at)');
select app.open_path('cases.confirmation', 'worker', 'all', 'select, insert, update');

-- How each row of the case's group stands, replayed from its events; null as long as nobody was asked.
alter table cases."case" add column confirmations jsonb;
