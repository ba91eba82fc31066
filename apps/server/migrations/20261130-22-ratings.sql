create schema ratings;
grant usage on schema ratings to public;
-- 好差评: one a closed case or ended visit, and what somebody could not get done (about nothing, and perhaps by nobody known). Kept by the
-- agency that answers for it, as tasks are. Who rated stands here and nowhere else; words, names and telephones are sealed (D-19, D-28).
-- Without a grade it was declined: nobody is asked twice.
create table ratings.rating (
  agency_id text not null, id uuid not null, subject_id uuid references subjects.subject,
  about text not null check (about in ('case', 'visit', 'nothing')), about_id uuid,
  item text, outlet_id text, served_on date not null, served_hour int not null check (served_hour between 0 and 23),
  grade text check (grade in ('very-satisfied', 'satisfied', 'basically-satisfied', 'dissatisfied', 'very-dissatisfied', 'not-done')),
  reasons text[] not null default '{}', words bytea, contact bytea,
  -- Whose acts are rated: none of them sees to it, or sees it.
  hands uuid[] not null,
  given_at timestamptz not null, given_on date not null,
  -- Of bad ones: by when somebody calls back, and what came of it.
  due_on date, answered_at timestamptz, answered_on date, answered_by uuid,
  outcome text check (outcome in ('agreed', 'not-agreed', 'not-reached')), corrected boolean, answer bytea,
  primary key (agency_id, id),
  check ((about = 'nothing') = (about_id is null)),
  check ((grade is not distinct from 'not-done') = (about = 'nothing')),
  check ((grade is not null and grade in ('dissatisfied', 'very-dissatisfied', 'not-done')) = (due_on is not null)),
  check ((outcome is null) = (answered_on is null)), check ((outcome is null) = (answer is null)), check ((outcome is null) = (corrected is null)));
create unique index rating_once on ratings.rating (subject_id, about_id) where about_id is not null;
create index rating_own on ratings.rating (subject_id, given_at desc) where subject_id is not null;
create index rating_given on ratings.rating (agency_id, given_on, id) where grade is not null;
select app.open_path('ratings.rating', 'person', 'subject', 'select, insert');
select app.open_path('ratings.rating', 'oversight', 'agency',
  'select, update (answered_at, answered_on, answered_by, outcome, corrected, answer)');
select app.open_path('ratings.rating', 'worker', 'all', 'select, insert');

-- What happened, in codes: figures are recomputed from here. Append only; nobody's name or id of whom it is about.
create table ratings.event (
  agency_id text not null, rating_id uuid not null, seq int not null, kind text not null check (kind in ('given', 'declined', 'answered')),
  at timestamptz not null, day date not null, body jsonb not null, primary key (agency_id, rating_id, seq));
select app.open_path('ratings.event', 'person', 'all', 'insert');
select app.open_path('ratings.event', 'oversight', 'agency', 'select, insert');
select app.open_path('ratings.event', 'worker', 'all', 'select, insert');

-- The result is told by whoever has called back.
select app.open_path('messages.message', 'oversight', 'agency', 'insert');
