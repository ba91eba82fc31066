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
