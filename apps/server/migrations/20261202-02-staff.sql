-- 回避: whose records are closed to a member of staff: his own, and those of his husband or wife, his parents and his children, as he has
-- declared them. What was declared is not taken back by himself.
create table staff.kin (
  staff_id uuid not null references staff.staff, id uuid not null, subject_id uuid not null references subjects.subject,
  relation text not null check (relation in ('self', 'spouse', 'parent', 'child')), declared_at timestamptz not null,
  primary key (staff_id, id), unique (staff_id, subject_id));
create index kin_subject on staff.kin (subject_id);
grant select, insert on staff.kin to tongban_worker;
create view staff.closed_subject as
  select id as staff_id, own_subject_id as subject_id from staff.staff where own_subject_id is not null
  union select staff_id, subject_id from staff.kin;
grant select on staff.closed_subject to tongban_worker;

-- What is closed to who asks; unset for everybody to whom nothing is.
create function app.closed() returns uuid[] language sql stable as
  $$ select coalesce(nullif(current_setting('app.closed', true), ''), '{}')::uuid[] $$;
-- A `coalesce`, so that the planner does not guess from how few subjects a table has that hardly a row is left, and reads it whole.
-- On every table that names a subject, so that no room can forget it: but for the audit and the answers, which say who did what.
do $$
declare target regclass;
begin
  for target in
    select c.oid::regclass from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'subject_id' and not a.attisdropped
    where c.relkind = 'r' and c.relrowsecurity and c.relnamespace not in ('audit'::regnamespace, 'commands'::regnamespace)
  loop
    execute format('create policy kin on %s as restrictive to tongban_counter, tongban_office, tongban_oversight
      using (coalesce(subject_id <> all ((select app.closed())::uuid[]), true))', target);
  end loop;
end $$;

-- The functions that see more than their caller leave out the same.
create or replace function search.by_token(wanted text, whole text[], beginnings text[], patterns text[], rows int)
returns table (subject_id uuid, agency_id text, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
declare asked tsquery := (
  select string_agg(format('''%s%s|%s''%s', left(wanted, 1), a, replace(replace(t.token, '\', '\\'), '''', ''''''), t.how), ' | ')::tsquery
  from unnest(app.agencies()) a, (select w, '' from unnest(whole) w union all select b, ':*' from unnest(beginnings) b) t (token, how));
  hidden uuid[] := app.closed();
begin
  return query select s.subject_id, s.agency_id, s.name from search.subject s
    where s.tokens @@ asked and (patterns is null or s.folded like any (patterns)) and s.subject_id <> all (hidden) limit rows;
end $$;
create or replace function cases.counterfoils(outlet text, before timestamptz, before_id uuid, rows int)
returns table (id uuid, number text, item text, stage text, outcome text, agency_id text, submitted_on date, due_on date, waiting boolean, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, c.item, c.stage, c.outcome, c.agency_id, c.submitted_on, c.due_on, coalesce(c.hold ->> 'reason' = 'correction', false), c.opened_at
  from cases."case" c
  where c.outlet_id = outlet and (before is null or (c.opened_at, c.id) < (before, before_id)) and c.subject_id <> all (app.closed())
  order by c.opened_at desc, c.id desc limit rows $$;
