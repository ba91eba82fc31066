-- 请假、病假、借调: from when to when somebody of an office is away, and who stands in for him. It ends by itself.
create schema absences;
grant usage on schema absences to public;
create table absences.absence (
  id uuid primary key, staff_id uuid not null, agency_id text not null references agencies.agency,
  kind text not null check (kind in ('leave', 'sick', 'posted')), first_day date not null, last_day date not null check (first_day <= last_day),
  stand_in_id uuid check (stand_in_id <> staff_id),
  -- The head has said that nobody stands in: his work lies open to all of the desk.
  goes_without boolean not null default false check (not goes_without or stand_in_id is null),
  recorded_by uuid not null, recorded_at timestamptz not null, cancelled boolean not null default false);
create index absence_day on absences.absence (last_day, id) where not cancelled;
create index absence_staff on absences.absence (staff_id, first_day desc, id);
create index absence_agency on absences.absence (agency_id, first_day desc, id);
select app.open_path('absences.absence', path, 'agency', 'select, insert, update') from unnest(array['office', 'oversight']) path;
select app.open_path('absences.absence', 'worker', 'all', 'select, insert, update');
