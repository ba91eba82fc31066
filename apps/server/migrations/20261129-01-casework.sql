-- 本人确认: who answered stands in the question itself: the account of the person, or the clerk to whom he said it in his visit. After
-- `ended_on`, the day on which the case ended, nothing is answered or changed any more.
alter table cases.confirmation add column account_id uuid, add column staff_id uuid, add column outlet_id text, add column ended_on date;
grant update (account_id, staff_id, outlet_id) on cases.confirmation to tongban_person;
select app.open_path('cases.confirmation', 'counter', 'subject',
  'select, update (state, answer, reason, note, answered_at, account_id, staff_id, outlet_id)');

-- One question a row and person, with the subject first; by its case it is found without.
drop index cases.confirmation_of_row;
create unique index confirmation_of_row on cases.confirmation (subject_id, case_id, row_no);
create index confirmation_of_case on cases.confirmation (case_id, row_no);

-- Whose turn has not come yet: he is asked as soon as no other question stands against it.
create index case_queued on cases."case" (subject_id, id) where confirmations @> '[{"state": "queued"}]' and stage <> 'closed';
