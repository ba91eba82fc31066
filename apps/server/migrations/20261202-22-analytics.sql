-- 日汇总: what was done on days that are over, summed once: over a year a figure reads thousands of rows and not millions. `-` stands for no
-- counter or an unknown way, -1 for an unknown hour.
create table analytics.day (
  agency_id text not null, day date not null, item text not null, outlet_id text not null, came text not null,
  handed_in int not null, online int not null, client int not null, accepted int not null, counter int not null, away int not null,
  ended int not null, completed int not null, of_statutory int not null, late_statutory int not null, of_guide int not null,
  late_guide int not null, of_promised int not null, late_promised int not null,
  primary key (agency_id, day, item, outlet_id, came));
-- The same by the hour, without the outlet: both together would be nearly as many rows as there are acts.
create table analytics.day_hour (
  agency_id text not null, day date not null, item text not null, hour int not null, came text not null,
  handed_in int not null, online int not null, client int not null, accepted int not null, counter int not null, away int not null,
  ended int not null, completed int not null, of_statutory int not null, late_statutory int not null, of_guide int not null,
  late_guide int not null, of_promised int not null, late_promised int not null,
  primary key (agency_id, day, item, hour, came));
select app.open_path(t, 'oversight', 'agency', 'select') from unnest(array['analytics.day', 'analytics.day_hour']::regclass[]) t;
select app.open_path(t, 'worker', 'all', 'select, insert, delete') from unnest(array['analytics.day', 'analytics.day_hour']::regclass[]) t;

-- Up to which day the sums go; acts of later days are counted one by one.
create table analytics.summed (only_one boolean primary key default true check (only_one), until date not null);
insert into analytics.summed (until) values ('-infinity');
grant select on analytics.summed to tongban_oversight;
grant select, update on analytics.summed to tongban_worker;
-- Days are summed in their order, whatever the agency.
create index act_by_day on analytics.act (day);
