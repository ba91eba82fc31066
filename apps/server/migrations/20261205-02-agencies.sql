-- 撤并: from a day on an agency is none any more, and another one stands in its place: for rights, for what is handed in, for what lay there.
alter table agencies.agency add column ceased_from date, add column successor text references agencies.agency,
  add constraint agency_ceases_whole check ((ceased_from is null) = (successor is null)), add constraint agency_successor check (successor <> id);
-- 并入: a closed outlet says where one goes instead.
alter table outlets.outlet add column successor text references outlets.outlet,
  add constraint outlet_successor check (successor is null or (closed_from is not null and successor <> id));

create schema mergers;
grant usage on schema mergers to public;
create table mergers.merger (
  agency_id text not null references agencies.agency, id uuid not null, successor text not null references agencies.agency, ceased_from date not null,
  reason text not null, asked_by uuid not null, asked_at timestamptz not null, agreed boolean, decided_by uuid, decided_at timestamptz,
  primary key (agency_id, id), check (successor <> agency_id), check (decided_by <> asked_by),
  check ((agreed is null) = (decided_by is null)), check ((agreed is null) = (decided_at is null)));
create unique index merger_open on mergers.merger (agency_id) where decided_at is null;
select app.open_path('mergers.merger', 'oversight', 'agency', 'select, insert, update (agreed, decided_by, decided_at)');
select app.open_path('mergers.merger', 'worker', 'all', 'select, update (agreed, decided_by, decided_at)');
