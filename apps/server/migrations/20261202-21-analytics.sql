-- 收件 is counted as well as 受理 and 办结; of each act how its case was handed in and at which hour it was done, of an end whether it
-- came after the last day by law, by guide and by promise (null: the item has no such limit).
alter table analytics.act drop constraint act_kind_check;
alter table analytics.act add constraint act_kind_check check (kind in ('handed-in', 'accepted', 'closed')),
  add column came text check (came in ('counter', 'online', 'client')), add column hour int,
  add column late_statutory boolean, add column late_guide boolean, add column late_promised boolean;

-- What was counted before. Its lateness is known for the limit that the case ran under; of others that its item had, nothing is claimed.
update analytics.act a set came = case when c.outlet_id is not null then 'counter' when c.client_id is not null then 'client' else 'online' end,
  hour = extract(hour from e.at at time zone 'Asia/Shanghai')::int
from cases."case" c, cases.event e
where c.subject_id = a.subject_id and c.id = a.case_id and e.subject_id = a.subject_id and e.case_id = a.case_id and e.seq = a.seq / 2;
update analytics.act a set
  late_statutory = case when v.declaration -> 'limits' -> 'statutory' @> jsonb_build_object('length', c.limit_length, 'unit', c.limit_unit) then a.day > c.due_on end,
  late_guide = case when v.declaration -> 'limits' -> 'guide' @> jsonb_build_object('length', c.limit_length, 'unit', c.limit_unit) then a.day > c.due_on end,
  late_promised = case when v.declaration -> 'limits' -> 'promised' @> jsonb_build_object('length', c.limit_length, 'unit', c.limit_unit) then a.day > c.due_on end
from cases."case" c join catalogue.version v on v.code = c.item and v.version = c.item_version
where a.kind = 'closed' and c.subject_id = a.subject_id and c.id = a.case_id and c.due_on is not null;
insert into analytics.act (subject_id, case_id, seq, kind, day, item, agency_id, outlet_id, outlet_agency_id, channel, outcome, away, came, hour)
select c.subject_id, c.id, e.seq * 2, 'handed-in', e.day, c.item, coalesce(e.body ->> 'owner', c.agency_id), c.outlet_id, c.outlet_agency_id,
  case when c.outlet_id is null then 'online' else 'counter' end, null,
  coalesce(c.outlet_agency_id <> coalesce(e.body ->> 'owner', c.agency_id), false),
  case when c.outlet_id is not null then 'counter' when c.client_id is not null then 'client' else 'online' end,
  extract(hour from e.at at time zone 'Asia/Shanghai')::int
from cases.event e join cases."case" c on c.subject_id = e.subject_id and c.id = e.case_id
where e.kind = 'handed-in' on conflict do nothing;

-- A figure reads the index alone, whatever it is grouped and narrowed by; what the cases of one figure are comes from it in their order.
drop index analytics.act_day;
create index act_figure on analytics.act (agency_id, day, case_id, kind)
  include (item, outlet_id, outcome, channel, came, hour, away, late_statutory, late_guide, late_promised, subject_id);

-- 工作量: tasks that were done, by the day on which they were.
create index task_done on cases.task (agency_id, done_at) include (kind, desk, item, done_by) where done_at is not null;
