-- 业务期: per agency, kind of business and month, on which days it is open and from which month it takes effect (D-41). Append-only: the
-- version published last is in force.
create table calendar.window (
  agency_id text not null references agencies.agency, kind text not null, month text not null check (month ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  opens date not null, closes date not null, effect text not null check (effect ~ '^[0-9]{4}-(0[1-9]|1[0-2])$'),
  published_by uuid not null, recorded_at timestamptz not null,
  primary key (agency_id, kind, month, recorded_at), check (opens <= closes));
select app.open_reference('calendar.window');
