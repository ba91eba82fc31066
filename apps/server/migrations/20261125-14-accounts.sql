-- Of a binding only its end is written afterwards: whose it is stays what it was.
revoke update on accounts.binding from tongban_person, tongban_counter, tongban_worker;
grant update (ended_at, ended_by) on accounts.binding to tongban_person, tongban_counter, tongban_worker;
-- A person tells the core nothing, and settles nothing that is owed by himself (what completes by itself may be drawn for a check).
revoke select, insert, update on cases.core_command from tongban_person;
revoke update on cases.follow_up from tongban_person;
-- First answers hold what was answered: a person reads those about himself only.
select app.open_path('commands.answer', 'person', 'subject', 'select, insert');
select app.open_path('commands.answer', path, 'all', 'select, insert') from unnest(array['counter', 'employer', 'office', 'oversight']) path;
select app.open_path('commands.answer', 'worker', 'all', 'select, insert, delete');
