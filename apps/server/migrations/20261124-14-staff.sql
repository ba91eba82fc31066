-- Refused identifications of a clerk, the latest ones: counted before each identification.
create index entry_refused on audit.entry (actor_id, at desc) where act = 'visits.refused';

-- What opens a subject, and what shows an outlet its cases, is for the counter only.
revoke execute on function visits.enter, cases.counterfoils from public;
grant execute on function visits.enter, cases.counterfoils to tongban_counter, tongban_worker;
