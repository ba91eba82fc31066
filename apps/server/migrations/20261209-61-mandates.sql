-- 拆开以前: a guardianship that a case of one id has ended under the other; its correction, which must come first, would find nothing any more once they are two.
create function mandates.written_across(merging uuid) returns table (number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.number from subjects.alias a
  join mandates.personal m on m.subject_id in (a.subject_id, a.alias_id)
  join cases."case" c on c.id = m.ended_by_cause and c.subject_id in (a.subject_id, a.alias_id) and c.subject_id <> m.subject_id
  where a.cause = merging and a.ended_at is null and a.subject_id = any (app.subjects()) order by c.number limit 10 $$;
revoke execute on function mandates.written_across from public;
grant execute on function mandates.written_across to tongban_counter, tongban_office, tongban_worker;
