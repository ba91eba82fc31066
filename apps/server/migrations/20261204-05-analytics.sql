-- What people who are hidden from who asks did in a period: sums of days hold it, and whoever may not open the cases behind a figure has it taken off.
create function analytics.hidden_acts(agencies text[], from_day date, to_day date) returns setof analytics.act
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.* from analytics.act a where a.subject_id in (select unnest(app.closed()))
    and a.agency_id = any (agencies) and a.agency_id = any ((select app.agencies())::text[]) and a.day between from_day and to_day $$;
revoke execute on function analytics.hidden_acts from public;
grant execute on function analytics.hidden_acts to tongban_oversight;
