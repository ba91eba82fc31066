-- 受保护人员: each agency hides for itself, and is told nothing of who else does: somebody is hidden as long as one of them hides him.
drop index shields.request_open;
create unique index request_open on shields.request (subject_id, agency_id) where state = 'asked';
drop index shields.shield_current;
create unique index shield_current on shields.shield (subject_id, agency_id) where ended_on is null;
create or replace view shields.hidden as
  select s.subject_id, s.agency_id, s.id as shield_id from shields.shield s where s.ended_on is null
  union all select a.alias_id, s.agency_id, s.id from subjects.alias a join shields.shield s on s.subject_id = a.subject_id and s.ended_on is null
  union all select a.subject_id, s.agency_id, s.id from subjects.alias a join shields.shield s on s.subject_id = a.alias_id and s.ended_on is null;
-- At which agencies the right opens whom: the one that hides him, and each above it.
create view shields.opener as
  select h.subject_id, up.id as agency_id from shields.hidden h cross join lateral (
    with recursive above (id) as (select h.agency_id union all select g.parent from agencies.agency g join above on g.id = above.id where g.parent is not null)
    select id from above) up;
grant select on shields.opener to tongban_worker;

-- Who of those that are hidden has a matter running at one of the agencies where the right is held: a case that is open, or closed with something left
-- to do of it, or a task that was raised there. Where the request reaches another agency, too, that has or had a case of hers, she stays closed: those
-- rows would be opened with the others.
create function app.opened_by_matters(held text[], reached text[]) returns uuid[]
language sql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
  with hers as materialized (select distinct shield_id, subject_id from shields.hidden),
  found as (
    select hers.shield_id,
      bool_or(c.agency_id = any (held) and (c.stage <> 'closed' or exists (
          select from cases.follow_up f where f.subject_id = c.subject_id and f.case_id = c.id and f.state in ('waiting', 'due')))
        or exists (select from cases.task t where t.case_id = c.id and t.subject_id = c.subject_id and t.done_at is null and t.agency_id = any (held))) as runs,
      bool_or(c.agency_id = any (reached) and c.agency_id <> all (held)) as elsewhere
    from hers join cases."case" c on c.subject_id = hers.subject_id group by hers.shield_id)
  select coalesce(array_agg(distinct hers.subject_id), '{}') from hers join found on found.shield_id = hers.shield_id where found.runs and not found.elsewhere $$;
revoke execute on function app.opened_by_matters from public;
grant execute on function app.opened_by_matters to tongban_office, tongban_worker;

-- Who is hidden from who asks: all, but whom an agency hides at which he has the right (`app.shield`), and whom a matter of hers opened to him when
-- the scope was set (`app.opened`). Unset is closed, so that a room that forgets shows nothing.
create function app.hidden_from_reader() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare held text[] := coalesce(nullif(current_setting('app.shield', true), ''), '{}')::text[];
  by_matter uuid[] := coalesce(nullif(current_setting('app.opened', true), ''), '{}')::uuid[];
begin
  if held = '{}' and by_matter = '{}' then return array(select h.subject_id from shields.hidden h); end if;
  return array(select h.subject_id from shields.hidden h group by h.subject_id having bool_and(h.agency_id <> all (held))
    except select unnest(by_matter));
end $$;
-- What is closed: his family's, and who is hidden from him, but while a decision writes to whomever it names (`app.unshielded`). The worker, who does
-- what nobody sees, reads all.
create or replace function app.closed() returns uuid[]
language plpgsql stable parallel safe security definer set search_path = pg_catalog, pg_temp as $$
declare own uuid[] := coalesce(nullif(current_setting('app.closed', true), ''), '{}')::uuid[];
begin
  if current_setting('app.unshielded', true) = 'on' or current_setting('role', true) = 'tongban_worker' then return own; end if;
  return own || app.hidden_from_reader();
end $$;
