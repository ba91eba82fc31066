-- 组: a named part of the back office of an agency, with the items and channels that it takes, and its members by days.
create schema teams;
grant usage on schema teams to public;
create table teams.team (
  id uuid primary key, agency_id text not null references agencies.agency, name text not null,
  -- Null: every item that no other team of the agency names.
  items text[], channels text[] not null check (channels <@ array['employer', 'person', 'counter', 'client'] and channels <> '{}'),
  closed_from date, version int not null default 0, unique (agency_id, name));
create table teams.member (
  id uuid primary key, team_id uuid not null references teams.team, agency_id text not null, staff_id uuid not null, is_head boolean not null,
  first_day date not null, last_day date, check (last_day >= first_day - 1));
create index member_team on teams.member (team_id, first_day, id);
select app.open_path(t, 'oversight', 'agency', 'select, insert, update') from unnest(array['teams.team', 'teams.member']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, update') from unnest(array['teams.team', 'teams.member']::regclass[]) t;
