-- 虚假承诺: whose commitment was found false, by the case whose result was taken back for it; until a day nobody takes another one of his.
create table cases.distrust (
  subject_id uuid not null references subjects.subject, case_id uuid not null, number text not null, material text not null,
  since date not null, until date not null check (until > since), cause uuid not null,
  primary key (subject_id, case_id, material));
select app.open_path('cases.distrust', path, 'subject', 'select') from unnest(array['person', 'counter', 'employer', 'client', 'oversight']) path;
select app.open_path('cases.distrust', 'office', 'subject', 'select, insert');
select app.open_path('cases.distrust', 'worker', 'all', 'select, insert');
create policy kin on cases.distrust as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
