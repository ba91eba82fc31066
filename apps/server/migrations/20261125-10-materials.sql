-- A file that a case has claimed may serve further cases of the same subject without being sent again; each of them opens it to its office.
create table materials.use (
  subject_id uuid not null, file_id uuid not null, case_id uuid not null, primary key (subject_id, file_id, case_id),
  foreign key (subject_id, file_id) references materials.file (subject_id, id));
select app.open_path('materials.use', path, 'subject', 'select, insert') from unnest(array['person', 'counter']) path;
select app.open_path('materials.use', 'office', 'subject', 'select, insert');
select app.open_path('materials.use', 'worker', 'all', 'select, insert, delete');
