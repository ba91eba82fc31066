-- What opens a subject, and what shows an outlet its cases, is for the counter only.
revoke execute on function visits.enter, cases.counterfoils from public;
grant execute on function visits.enter, cases.counterfoils to tongban_counter, tongban_worker;
