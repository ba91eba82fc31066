-- Whose word a telephone is: what is told behind somebody's back does not go to the one that he gave.
drop function messages.unreached(uuid, uuid);
create function messages.unreached(asked uuid, sending uuid)
returns table (kind text, agency_id text, case_id uuid, facts jsonb, name text, address bytea, telephone bytea, telephone_from text, employer_address text,
  employer_telephone text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.kind, m.agency_id, m.case_id, m.facts, coalesce(p.name, e.name), c.address, c.telephone, c.telephone_from, e.address, e.telephone, r.language
  from messages.sending s join messages.message m on m.subject_id = s.subject_id and m.id = s.message_id
    left join people.particulars p on p.subject_id = s.subject_id and p.superseded_by is null
    left join people.contact c on c.subject_id = s.subject_id and c.superseded_by is null
    left join employers.particulars e on e.subject_id = s.subject_id and e.superseded_by is null
    left join messages.preference r on r.subject_id = s.subject_id
  where s.subject_id = asked and s.id = sending and s.state = 'dead' and s.agency_id = any (app.agencies())
    and s.subject_id not in (select unnest(app.closed()))
$$;
revoke execute on function messages.unreached(uuid, uuid) from public;
grant execute on function messages.unreached(uuid, uuid) to tongban_office;
-- Where the office has told him itself, the outlet is asked no more.
alter table messages.relay drop constraint relay_outcome_check, add constraint relay_outcome_check
  check (outcome in ('told-himself', 'told-family', 'not-met', 'withdrawn'));
grant update (outcome, told_on, ended_by, ended_at) on messages.relay to tongban_office;
