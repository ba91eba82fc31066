-- Written by bench/record.ts from the statements that the server sends for a record; played with the role of its path.
\set k random(0, 124) * 16 + :client_id
\set person 100000000000 + (:k + 1) * :stride
\startpipeline
begin;
select set_config('app.agencies', '{410200-01}', true), set_config('app.subjects', '{}', true);
select visit_id, outlet_id, subject_name from visits.enter((:clerks::uuid[])[1 + mod(:client_id::int, :of::int)], ('019f0000-0000-7000-8000-' || :person)::uuid, now());
select person_name, valid_from, valid_to from employers.roster
   where subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid and superseded_by is null order by valid_from desc, id limit 200;
select e.id, e.scheme, e.agency_id, e.employer_id, e.valid_from, e.valid_to, e.suspended_from, c.name as employer_name, b.base_fen, b.from_month as base_from
   from enrolment.enrolment e left join employers.card c on c.subject_id = e.employer_id
   left join lateral (select base_fen, from_month from enrolment.base b where b.subject_id = e.subject_id and b.employer_id = e.employer_id
     and b.superseded_by is null order by from_month desc limit 1) b on true
   where e.subject_id = any (subjects.all_of(('019f0000-0000-7000-8000-' || :person)::uuid)) and e.superseded_by is null order by e.valid_to nulls first, e.valid_from desc, e.id;
select s.id, s.scheme, s.agency_id, s.employer_id, s.from_month, s.to_month, s.base_fen, s.kind, c.name as employer_name
   from contributions.span s left join employers.card c on c.subject_id = s.employer_id
   where s.subject_id = any (subjects.all_of(('019f0000-0000-7000-8000-' || :person)::uuid)) and s.superseded_by is null order by s.from_month, s.scheme, s.id;
select bank, number, holder_name, valid_from from payees.account
   where subject_id = any (subjects.all_of(('019f0000-0000-7000-8000-' || :person)::uuid)) and benefit = 'pension' and superseded_by is null order by subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid desc, recorded_at desc limit 1;
select case_id, merged_at from subjects.merged_into(('019f0000-0000-7000-8000-' || :person)::uuid);
select kind, status from subjects.subject where subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid;
select name, sex, birth_date, nationality, household_area from people.particulars where subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid and superseded_by is null;
select telephone, telephone_from, address, email from people.contact where subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid and superseded_by is null;
select id, kind, issuer, number, valid_from, valid_to, verdict from people.document
   where subject_id = any (subjects.all_of(('019f0000-0000-7000-8000-' || :person)::uuid)) and superseded_by is null order by subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid, recorded_at, id;
select uscc, name, agency_id, legal_representative, address, telephone from employers.particulars
   where subject_id = ('019f0000-0000-7000-8000-' || :person)::uuid and superseded_by is null;
insert into audit.entry (writer, seq, at, actor_id, act, subject_id, agency_id, outlet_id, request, hash)
  values (gen_random_uuid(), 1, now(), (:clerks::uuid[])[1 + mod(:client_id::int, :of::int)], 'people.read', ('019f0000-0000-7000-8000-' || :person)::uuid, '410200-01', '410200-hall-1', '0123456789abcdef', sha256(''));
commit;
\endpipeline
