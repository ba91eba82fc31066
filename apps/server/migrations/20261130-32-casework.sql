-- 本人确认: a decision reads what was answered under the lock of the answers themselves, for it may be on its way into the case. Whoever
-- acts on a case sees none of the people whom it names: of each question he learns how its row was answered, and nothing else.
create function cases.lock_answers(of_case uuid) returns table (row_no int, answer text, reason text)
language sql security definer set search_path = pg_catalog, pg_temp as $$
  select c.row_no, c.answer, c.reason from cases.confirmation c where c.case_id = of_case order by c.row_no for update $$;
revoke execute on function cases.lock_answers from public;
grant execute on function cases.lock_answers to tongban_counter, tongban_office, tongban_worker;

-- With the end of a case, and in the same transaction, nothing is answered any more.
create function cases.end_answers(of_case uuid, on_day date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update cases.confirmation c set ended_on = on_day, state = case when c.state = 'open' then 'void' else c.state end
  where c.case_id = of_case and c.ended_on is null and exists (select from cases."case" k where k.id = of_case and k.outcome is not null) $$;
revoke execute on function cases.end_answers from public;
grant execute on function cases.end_answers to tongban_person, tongban_counter, tongban_office, tongban_worker;

-- What ended before the day was kept.
update cases.confirmation c set ended_on = k.closed_on, state = case when c.state = 'open' then 'void' else c.state end
  from cases."case" k where k.subject_id = c.case_subject_id and k.id = c.case_id and k.outcome is not null and c.ended_on is null;
delete from events.delivery where listener = 'cases.drop-confirmations';
