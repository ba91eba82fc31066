-- What the server's job does five times a second: hands what was announced to the figures and to the register of names.
with due as (delete from events.delivery returning stream_id, kind, payload),
entered as (
  insert into search."case" (subject_id, case_id, agency_id, key)
  select c.subject_id, c.id, c.agency_id, substr(sha256(convert_to(c.number, 'UTF8')), 1, 16)
  from due join cases."case" c on c.subject_id = (payload ->> 'subjectId')::uuid and c.id = stream_id where kind = 'cases.placed' on conflict do nothing)
insert into analytics.act (subject_id, case_id, seq, kind, day, item, agency_id, outlet_id, outlet_agency_id, channel, outcome, away, came, hour,
  late_statutory, late_guide, late_promised)
select (payload ->> 'subjectId')::uuid, stream_id, (payload ->> 'seq')::int * 2 + (kind = 'cases.closed')::int, split_part(kind, '.', 2),
  (payload ->> 'day')::date, payload ->> 'item', payload ->> 'agencyId', payload ->> 'outletId', payload ->> 'outletAgencyId', payload ->> 'channel',
  payload ->> 'outcome', payload ->> 'outletAgencyId' <> payload ->> 'agencyId', payload ->> 'came', (payload ->> 'hour')::int,
  (payload -> 'late' ->> 'statutory')::boolean, (payload -> 'late' ->> 'guide')::boolean, (payload -> 'late' ->> 'promised')::boolean
from due where kind in ('cases.handed-in', 'cases.accepted', 'cases.closed') on conflict do nothing
