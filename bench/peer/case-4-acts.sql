-- A case by PostgreSQL alone: hand in, acceptance, opinion, decision, each as two messages, with the rows that the server writes.
-- pgbench -n -M prepared -c 16 -j 1; texts and sizes come as -D from a case that the server has played.
\set n :n + 1
\set person 1 + :client_id * :each + mod(:n, :each)
\set id :base + :n * 16 + :client_id
\set low random(1, 9000000000000000000)
\set district 2 + mod(:n, 4)

-- hand in
\set key random(1, 9000000000000000000)
\startpipeline
begin;
select id, outlet_id, subject_name from visits.visit
  where subject_id = bench.id(1, :person) and staff_id = :clerk::uuid and ended_at is null and ends_at > now() order by started_at desc limit 1;
select kind, status from subjects.subject where subject_id = bench.id(1, :person);
select id, scheme, agency_id, employer_id, valid_from, valid_to from enrolment.enrolment
  where subject_id = bench.id(1, :person) and superseded_by is null order by valid_to nulls first, valid_from desc, id;
select route, body_hash, answer from commands.answer where subject_id = bench.id(1, :person) and actor_id = :clerk::uuid and key = bench.key(:key);
\endpipeline
\startpipeline
insert into cases."case" (subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, hold,
    version, applicant_id, actor_id, authority, agent, form, materials, handled_by, submitted_on, accepted_on, limit_length, limit_unit, limit_start,
    holds, due_on, provisional, calendar_hash, last_seq, last_hash, opened_at, alike)
  values (bench.id(1, :person), bench.id(:id, :low), lpad(:id, 15, '0'), :item, 1, 'person', :name, '41020' || :district || '-01', :outlet, :outlet_agency, 'submitted', null,
    0, bench.id(1, :person), :clerk::uuid, 'office', null, :form::jsonb, '[]', '{}', current_date, null, 10, 'working-days', current_date,
    '[]', :due::date, false, :law, 1, decode(:hash, 'hex'), now(), array[decode(:hash, 'hex')]);
insert into cases.number (number, subject_id, case_id) values (lpad(:id, 15, '0'), bench.id(1, :person), bench.id(:id, :low));
insert into cases.event (subject_id, case_id, seq, kind, at, day, actor_id, authority, path, agency_id, outlet_id, request, body, hash)
  values (bench.id(1, :person), bench.id(:id, :low), 1, 'handed-in', now(), current_date, :clerk::uuid, 'office', 'counter', :outlet_agency, :outlet, '0123456789abcdef', :body1::jsonb, decode(:hash, 'hex'));
insert into cases.note (subject_id, case_id, seq, salt, text) values (bench.id(1, :person), bench.id(:id, :low), 1, decode(substr(:hash, 1, 32), 'hex'), null);
insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
  values ('41020' || :district || '-01', uuidv7(), bench.id(1, :person), bench.id(:id, :low), :item, 'accept', :due::date, :warn::date, true, now());
insert into messages.message (subject_id, id, case_id, seq, kind, agency_id, facts, created_at)
  select bench.id(1, :person), uuidv7(), bench.id(:id, :low), 1, 'forwarded', '41020' || :district || '-01', :facts1::jsonb, now()
  from enrolment.enrolment where subject_id = bench.id(1, :person) and superseded_by is null and agency_id <> :outlet_agency limit 1;
insert into papers.paper (subject_id, id, case_id, seq, kind, number, agency_id, made_on, content, hash, check_code)
  values (bench.id(1, :person), uuidv7(), bench.id(:id, :low), 1, 'receipt', lpad(:id, 15, '0') || '-S1', '41020' || :district || '-01', current_date, decode(:paper1, 'hex'), decode(:hash, 'hex'), '0123456789');
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  values (bench.id(:id, :low), uuidv7(), 'search.case', 'cases.placed', json_build_object('subjectId', bench.id(1, :person), 'caseId', bench.id(:id, :low), 'handedOver', false), now(), now());
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  values (bench.id(:id, :low), uuidv7(), 'analytics.count-handed-in', 'cases.handed-in', :handedin::jsonb, now(), now());
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  values (bench.id(:id, :low), uuidv7(), 'cases.compare-newcomer', 'cases.person-handed-in', json_build_object('subjectId', bench.id(1, :person), 'caseId', bench.id(:id, :low)), now(), now());
insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
  values (bench.id(1, :person), :clerk::uuid, bench.key(:key), :route1, decode(:hash, 'hex'), :answer1::jsonb, now());
commit;
\endpipeline

-- acceptance
\set key random(1, 9000000000000000000)
\startpipeline
begin;
select id, outlet_id, subject_name from visits.visit
  where subject_id = bench.id(1, :person) and staff_id = :clerk::uuid and ended_at is null and ends_at > now() order by started_at desc limit 1;
select subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, step, hold,
  outcome, version, agent, form, materials, handled_by, submitted_on, accepted_on, closed_on, limit_length, limit_unit, limit_start, holds, due_on,
  provisional, calendar_hash, last_seq, last_hash, opened_at
  from cases."case" where subject_id = bench.id(1, :person) and id = bench.id(:id, :low) for update;
select route, body_hash, answer from commands.answer where subject_id = bench.id(1, :person) and actor_id = :clerk::uuid and key = bench.key(:key);
\endpipeline
\startpipeline
update cases."case" set stage = 'accepted', step = 'first', outcome = null, version = version + 1, handled_by = array[:clerk::uuid],
    accepted_on = current_date, closed_on = null, last_seq = 2, last_hash = decode(:hash, 'hex')
  where subject_id = bench.id(1, :person) and id = bench.id(:id, :low);
insert into cases.event (subject_id, case_id, seq, kind, at, day, actor_id, authority, path, agency_id, outlet_id, request, body, hash)
  values (bench.id(1, :person), bench.id(:id, :low), 2, 'accepted', now(), current_date, :clerk::uuid, 'office', 'counter', :outlet_agency, :outlet, '0123456789abcdef', :body2::jsonb, decode(:hash, 'hex'));
update cases.task set done_at = now(), done_by = :clerk::uuid where case_id = bench.id(:id, :low) and subject_id = bench.id(1, :person) and done_at is null;
insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
  values ('41020' || :district || '-01', uuidv7(), bench.id(1, :person), bench.id(:id, :low), :item, 'review', :due::date, :warn::date, true, now());
insert into papers.paper (subject_id, id, case_id, seq, kind, number, agency_id, made_on, content, hash, check_code)
  values (bench.id(1, :person), uuidv7(), bench.id(:id, :low), 2, 'acceptance', lpad(:id, 15, '0') || '-L2', '41020' || :district || '-01', current_date, decode(:paper2, 'hex'), decode(:hash, 'hex'), '0123456789');
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  values (bench.id(:id, :low), uuidv7(), 'analytics.count-accepted', 'cases.accepted', :accepted::jsonb, now(), now());
insert into messages.message (subject_id, id, case_id, seq, kind, agency_id, facts, created_at)
  values (bench.id(1, :person), uuidv7(), bench.id(:id, :low), 2, 'accepted', '41020' || :district || '-01', :facts2::jsonb, now());
insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
  values (bench.id(1, :person), :clerk::uuid, bench.key(:key), :route2, decode(:hash, 'hex'), :answer2::jsonb, now());
commit;
\endpipeline

-- opinion
\set key random(1, 9000000000000000000)
\startpipeline
begin;
select subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, step, hold,
  outcome, version, agent, form, materials, handled_by, submitted_on, accepted_on, closed_on, limit_length, limit_unit, limit_start, holds, due_on,
  provisional, calendar_hash, last_seq, last_hash, opened_at
  from cases."case" where subject_id = bench.id(1, :person) and id = bench.id(:id, :low) for update;
select route, body_hash, answer from commands.answer where subject_id = bench.id(1, :person) and actor_id = :reviewer::uuid and key = bench.key(:key);
\endpipeline
\startpipeline
update cases."case" set stage = 'review', step = 'last', outcome = null, version = version + 1, handled_by = array[:clerk::uuid, :reviewer::uuid],
    accepted_on = current_date, closed_on = null, last_seq = 3, last_hash = decode(:hash, 'hex')
  where subject_id = bench.id(1, :person) and id = bench.id(:id, :low);
insert into cases.event (subject_id, case_id, seq, kind, at, day, actor_id, authority, path, agency_id, outlet_id, request, body, hash)
  values (bench.id(1, :person), bench.id(:id, :low), 3, 'opinion-given', now(), current_date, :reviewer::uuid, 'office', 'office', '41020' || :district || '-01', null, '0123456789abcdef', :body3::jsonb, decode(:hash, 'hex'));
update cases.task set done_at = now(), done_by = :reviewer::uuid where case_id = bench.id(:id, :low) and subject_id = bench.id(1, :person) and done_at is null;
insert into cases.task (agency_id, id, subject_id, case_id, item, kind, due_on, warn_on, away, opened_at)
  values ('41020' || :district || '-01', uuidv7(), bench.id(1, :person), bench.id(:id, :low), :item, 'decide', :due::date, :warn::date, true, now());
insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
  values (bench.id(1, :person), :reviewer::uuid, bench.key(:key), :route3, decode(:hash, 'hex'), :answer3::jsonb, now());
commit;
\endpipeline

-- decision
\set key random(1, 9000000000000000000)
\startpipeline
begin;
select subject_id, id, number, item, item_version, subject_kind, subject_name, agency_id, outlet_id, outlet_agency_id, stage, step, hold,
  outcome, version, agent, form, materials, handled_by, submitted_on, accepted_on, closed_on, limit_length, limit_unit, limit_start, holds, due_on,
  provisional, calendar_hash, last_seq, last_hash, opened_at
  from cases."case" where subject_id = bench.id(1, :person) and id = bench.id(:id, :low) for update;
select route, body_hash, answer from commands.answer where subject_id = bench.id(1, :person) and actor_id = :approver::uuid and key = bench.key(:key);
\endpipeline
\startpipeline
update cases."case" set stage = 'closed', step = null, outcome = 'completed', version = version + 1, handled_by = array[:clerk::uuid, :reviewer::uuid],
    accepted_on = current_date, closed_on = current_date, last_seq = 4, last_hash = decode(:hash, 'hex')
  where subject_id = bench.id(1, :person) and id = bench.id(:id, :low);
insert into cases.event (subject_id, case_id, seq, kind, at, day, actor_id, authority, path, agency_id, outlet_id, request, body, hash)
  values (bench.id(1, :person), bench.id(:id, :low), 4, 'decided', now(), current_date, :approver::uuid, 'office', 'office', '41020' || :district || '-01', null, '0123456789abcdef', :body4::jsonb, decode(:hash, 'hex'));
update cases.task set done_at = now(), done_by = :approver::uuid where case_id = bench.id(:id, :low) and subject_id = bench.id(1, :person) and done_at is null;
insert into papers.paper (subject_id, id, case_id, seq, kind, number, agency_id, made_on, content, hash, check_code)
  values (bench.id(1, :person), uuidv7(), bench.id(:id, :low), 4, 'completion', lpad(:id, 15, '0') || '-W4', '41020' || :district || '-01', current_date, decode(:paper4, 'hex'), decode(:hash, 'hex'), '0123456789');
update people.contact set superseded_by = bench.id(:id, :low) where subject_id = bench.id(1, :person) and superseded_by is null;
insert into people.contact (subject_id, id, valid_from, recorded_at, cause, telephone, address, email, telephone_from)
  select bench.id(1, :person), uuidv7(), current_date, now(), bench.id(:id, :low), coalesce(decode(:telephone, 'hex'), old.telephone), coalesce(null, old.address), coalesce(null, old.email), 'person'
  from (select 1) as one left join lateral (
    select telephone, address, email from people.contact where subject_id = bench.id(1, :person) and superseded_by = bench.id(:id, :low) limit 1) as old on true;
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  values (bench.id(:id, :low), uuidv7(), 'analytics.count-closed', 'cases.closed', :closed::jsonb, now(), now());
insert into events.delivery (stream_id, id, listener, kind, payload, at, due_at)
  select bench.id(:id, :low), uuidv7(), listener, 'people.contact-changed', json_build_object('subjectId', bench.id(1, :person), 'caseId', bench.id(:id, :low),
    'agencyId', '41020' || :district || '-01'), now(), now()
  from unnest(array['search.contact', 'messages.former-telephone']) as heard (listener);
insert into messages.message (subject_id, id, case_id, seq, kind, agency_id, facts, created_at)
  values (bench.id(1, :person), uuidv7(), bench.id(:id, :low), 4, 'completed', '41020' || :district || '-01', :facts4::jsonb, now());
insert into commands.answer (subject_id, actor_id, key, route, body_hash, answer, at)
  values (bench.id(1, :person), :approver::uuid, bench.key(:key), :route4, decode(:hash, 'hex'), :answer4::jsonb, now());
commit;
\endpipeline
