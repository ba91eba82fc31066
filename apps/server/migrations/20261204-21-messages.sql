-- 人工送达 (D-50): whom no telephone and no mailbox reaches is told by people: by a call, a letter, or the clerk of the place where he lives.
-- On which day, and by which registered letter, stands with the sending.
alter table messages.sending add column told_on date, add column letter_number text;
select app.open_path('messages.sending', 'office', 'agency',
  'select, update (state, told_by, told_on, letter_number, mended_by, mended_at)');

-- What somebody of the office needs to tell one of them, and nothing of anybody else: as long as it has reached nobody, at the agency that answers for it.
create function messages.unreached(asked uuid, sending uuid)
returns table (kind text, agency_id text, case_id uuid, facts jsonb, name text, address bytea, telephone bytea, employer_address text, employer_telephone text, language text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select m.kind, m.agency_id, m.case_id, m.facts, coalesce(p.name, e.name), c.address, c.telephone, e.address, e.telephone, r.language
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

-- 请人转告: the clerk of an outlet is asked to tell somebody. What he needs rests sealed: whom, where, and the words. Kept by the agency of the outlet.
create table messages.relay (
  agency_id text not null references agencies.agency, id uuid not null, subject_id uuid not null references subjects.subject, sending_id uuid not null,
  outlet_id text not null references outlets.outlet, content bytea not null, asked_by uuid not null, asked_at timestamptz not null,
  outcome text check (outcome in ('told-himself', 'told-family', 'not-met')), told_on date, why text check (why in ('away', 'moved', 'unknown', 'died')),
  ended_by uuid, ended_at timestamptz, primary key (agency_id, id),
  check ((outcome is null) = (ended_by is null)), check ((outcome is null) = (ended_at is null)), check ((outcome is null) = (told_on is null)),
  check ((outcome is not distinct from 'not-met') = (why is not null)));
create unique index relay_open on messages.relay (subject_id, sending_id) where outcome is null;
create index relay_outlet on messages.relay (agency_id, outlet_id, id) where outcome is null;
create index relay_sending on messages.relay (subject_id, sending_id, asked_at desc);
select app.open_path('messages.relay', 'office', 'agency', 'select, insert');
select app.open_path('messages.relay', 'counter', 'agency', 'select, update (outcome, told_on, why, ended_by, ended_at)');
select app.open_path('messages.relay', 'worker', 'all', 'select');
create policy kin on messages.relay as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
