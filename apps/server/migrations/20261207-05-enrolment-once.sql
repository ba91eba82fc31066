-- 参保: nobody has the same open relation twice, under whichever of his ids: what the index says of one id this says of all of them. Everything that opens a
-- relation writes it through this; who is merged is held by the row of his subject meanwhile.
create function enrolment.open_relation(subject uuid, relation uuid, scheme text, agency text, employer uuid, valid_from date, recorded_at timestamptz, cause uuid)
returns void language plpgsql as $$
begin
  if exists (select from enrolment.enrolment e where e.subject_id = any (subjects.all_of(subject)) and e.subject_id <> subject
      and e.scheme = open_relation.scheme and e.employer_id is not distinct from employer and e.superseded_by is null and e.valid_to is null) then
    raise unique_violation using message = 'a second open relation', constraint = 'enrolment_current';
  end if;
  insert into enrolment.enrolment (subject_id, id, scheme, agency_id, employer_id, valid_from, recorded_at, cause)
    values (subject, relation, open_relation.scheme, agency, employer, open_relation.valid_from, open_relation.recorded_at, open_relation.cause);
end $$;
-- What cases have written to the row of another id since two records were merged, and still stands: taken apart, each of them would reverse nothing any more.
create function enrolment.written_across(merging uuid) returns table (number text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select distinct c.number from subjects.alias a
  join enrolment.enrolment e on e.subject_id in (a.subject_id, a.alias_id) and e.superseded_by is null and e.recorded_at >= a.merged_at
  join cases."case" c on c.id = e.cause
  where a.cause = merging and a.ended_at is null and a.subject_id = any (app.subjects())
    and (c.subject_id in (a.subject_id, a.alias_id) and c.subject_id <> e.subject_id
      or exists (select from employers.roster r where r.subject_id = c.subject_id and r.cause = c.id
        and r.person_id in (a.subject_id, a.alias_id) and r.person_id <> e.subject_id))
  order by c.number limit 10 $$;
revoke execute on function enrolment.written_across from public;
grant execute on function enrolment.written_across to tongban_counter, tongban_office, tongban_worker;
