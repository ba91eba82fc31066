-- 民法典第18条第2款: who is sixteen and lives mainly on his own work is taken for a person of full capacity. It is a fact of its own, declared with papers
-- and decided by two: a day of birth alone says nothing of it.
create table people.own_living (
  subject_id uuid not null references subjects.subject, id uuid not null, valid_from date not null, recorded_at timestamptz not null, cause uuid not null,
  superseded_by uuid, primary key (subject_id, id));
create unique index own_living_current on people.own_living (subject_id) where superseded_by is null;
select app.open_path('people.own_living', path, 'subject', 'select, insert, update') from unnest(array['counter', 'office']) path;
select app.open_path('people.own_living', 'worker', 'all', 'select, insert, update');
create policy kin on people.own_living as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
