-- 花名册 in its order, as far as it is looked through.
create index roster_order on employers.roster (subject_id, valid_from desc, id desc) where superseded_by is null;
-- The sealed numbers of those who stand on a roster, for whom that employer is open: to be shown masked, and nothing else of their records.
create function employers.roster_documents(employer uuid, wanted uuid[]) returns table (person_id uuid, kind text, number bytea)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct on (d.subject_id) d.subject_id, d.kind, d.number from people.document d
  where d.subject_id = any (wanted) and d.superseded_by is null and d.verdict <> 'former' and employer = any (app.subjects())
    and exists (select from employers.roster r where r.subject_id = employer and r.person_id = d.subject_id and r.superseded_by is null)
  order by d.subject_id, d.recorded_at desc, d.id desc $$;
revoke execute on function employers.roster_documents from public;
grant execute on function employers.roster_documents to tongban_employer, tongban_counter;
