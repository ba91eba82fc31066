-- 已知悉: each agency that hides somebody sees for itself where she is named; what one has seen is not taken from another.
create table shields.mention_seen (
  subject_id uuid not null, mention_id uuid not null, agency_id text not null references agencies.agency, seen_by uuid not null, seen_at timestamptz not null,
  primary key (subject_id, mention_id, agency_id), foreign key (subject_id, mention_id) references shields.mention (subject_id, id));
select app.open_path('shields.mention_seen', 'worker', 'all', 'select, insert');
create policy kin on shields.mention_seen as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
-- Which of them had seen it was not kept: it stays seen for all that hide her now.
insert into shields.mention_seen (subject_id, mention_id, agency_id, seen_by, seen_at)
  select distinct m.subject_id, m.id, h.agency_id, m.seen_by, m.seen_at from shields.mention m join shields.hidden h on h.subject_id = m.subject_id
  where m.seen_at is not null;
-- What the officers of each agency look at: where somebody is named whom they hid then, or, if they hide her only since, where nobody has looked yet.
create view shields.open_mention as
  select distinct m.id, m.subject_id, h.agency_id, m.case_subject_id, m.case_id, m.named_on, m.due_on
  from shields.mention m join shields.hidden h on h.subject_id = m.subject_id join shields.shield s on s.id = h.shield_id
  where not exists (select from shields.mention_seen n where n.subject_id = m.subject_id and n.mention_id = m.id and n.agency_id = h.agency_id)
    and (s.since <= m.named_on or not exists (select from shields.mention_seen n where n.subject_id = m.subject_id and n.mention_id = m.id));
grant select on shields.open_mention to tongban_worker;
create or replace view shields.to_do as
  select s.agency_id, 'shield-review' as kind, s.id as matter, s.review_on as due_on from shields.shield s where s.ended_on is null
  union select m.agency_id, 'shield-named', m.id, m.due_on from shields.open_mention m;
drop index shields.mention_open;
alter table shields.mention drop column seen_by, drop column seen_at;
