-- A counterfoil says, too, that the case waits for the applicant: the list and the case must not contradict each other.
drop function cases.counterfoils(text, timestamptz, uuid, int);
create function cases.counterfoils(outlet text, before timestamptz, before_id uuid, rows int)
returns table (id uuid, number text, item text, stage text, outcome text, agency_id text, submitted_on date, due_on date, waiting boolean, opened_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.id, c.number, c.item, c.stage, c.outcome, c.agency_id, c.submitted_on, c.due_on, coalesce(c.hold ->> 'reason' = 'correction', false), c.opened_at
  from cases."case" c
  where c.outlet_id = outlet and (before is null or (c.opened_at, c.id) < (before, before_id))
  order by c.opened_at desc, c.id desc limit rows $$;
revoke execute on function cases.counterfoils from public;
grant execute on function cases.counterfoils to tongban_counter, tongban_worker;
