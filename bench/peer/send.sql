-- What the server's job does once a second: looks where people can be reached, and marks what the gateway has taken.
with taken as (select m.subject_id, m.id, m.case_id, m.kind, m.agency_id, m.facts from messages.message m
    where planned is null order by id limit 64 for update skip locked),
planned as (update messages.message m set planned = 'sendings' from taken t where m.subject_id = t.subject_id and m.id = t.id)
insert into messages.sending (subject_id, id, message_id, case_id, kind, agency_id, channel, state, due_at, created_at)
select subject_id, uuidv7(), id, case_id, kind, agency_id, 'sms', 'waiting', now(), now() from taken;
with due as (select subject_id, id from messages.sending where state = 'waiting' and due_at <= now() order by due_at, id limit 32 for update skip locked)
update messages.sending s set attempts = attempts + 1, due_at = now() + interval '2 minutes' from due d where s.subject_id = d.subject_id and s.id = d.id;
update messages.sending set state = 'sent', sent_at = now(), provider_id = gen_random_uuid()::text where state = 'waiting' and attempts = 1
