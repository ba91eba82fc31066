-- The path of an employer (D-1): its own particulars and roster to read, its cases, papers, messages, materials and drafts as a person has
-- his; of the people's records nothing.
revoke insert, update on employers.particulars, employers.roster, subjects.subject from tongban_employer;
grant update on subjects.subject to tongban_employer; -- to lock its row; the policy lets it be its own only
select app.open_path(t, 'employer', 'subject', 'select, insert, update')
  from unnest(array['cases."case"', 'cases.task', 'materials.file']::regclass[]) t;
select app.open_path(t, 'employer', 'subject', 'select, insert')
  from unnest(array['cases.event', 'cases.note', 'cases.follow_up', 'papers.paper', 'papers.delivery', 'materials.use']::regclass[]) t;
select app.open_path('cases.signature', 'employer', 'subject', 'select');
select app.open_path('drafts.draft', 'employer', 'subject', 'select, insert, update, delete');
select app.open_path('messages.message', 'employer', 'subject', 'select, insert, update (read_at)');
select app.open_path('audit.entry', 'employer', 'subject', 'select, insert');
grant insert on cases.number to tongban_employer;
-- What reads a person and an employer in one message finds nobody there, and is not refused.
grant select on people.particulars, people.contact, people.document, enrolment.enrolment, contributions.span to tongban_employer;
-- First answers hold what was answered: an employer reads those about itself only.
drop policy employer on commands.answer;
select app.open_path('commands.answer', 'employer', 'subject', 'select, insert');
