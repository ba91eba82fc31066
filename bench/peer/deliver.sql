-- What the server's job does five times a second: hands what was announced to the figures.
with due as (delete from events.delivery returning stream_id, kind, payload)
insert into analytics.act (subject_id, case_id, seq, kind, day, item, agency_id, outlet_id, outlet_agency_id, channel, outcome, away)
select (payload ->> 'subjectId')::uuid, stream_id, (payload ->> 'seq')::int * 2 + (kind = 'cases.closed')::int, split_part(kind, '.', 2),
  (payload ->> 'day')::date, payload ->> 'item', payload ->> 'agencyId', payload ->> 'outletId', payload ->> 'outletAgencyId', payload ->> 'channel',
  payload ->> 'outcome', payload ->> 'outletAgencyId' <> payload ->> 'agencyId'
from due on conflict do nothing
