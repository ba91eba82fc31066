-- 请人转告: which agency answers for the notice, and what kind it is, stand with the request, so that each office in whose list the notice is sees the
-- request, too, whichever agency keeps the outlet. Whom and what to tell is deleted when it ended; who ended it, when, how and why stay.
alter table messages.relay add column for_agency_id text references agencies.agency, add column kind text,
  add column withdrawn_for text check (withdrawn_for in ('told', 'sent', 'other-way', 'other-outlet', 'not-needed')), alter column content drop not null;
update messages.relay r set for_agency_id = s.agency_id, kind = s.kind, withdrawn_for = case r.outcome when 'withdrawn' then 'told' end,
    content = case when r.outcome is null then r.content end
  from messages.sending s where s.subject_id = r.subject_id and s.id = r.sending_id;
alter table messages.relay alter column for_agency_id set not null, alter column kind set not null,
  add constraint relay_content check ((outcome is null) = (content is not null)),
  add constraint relay_withdrawn check ((outcome is not distinct from 'withdrawn') = (withdrawn_for is not null));
create index relay_withdrawn_lately on messages.relay (agency_id, outlet_id, ended_at desc) where outcome = 'withdrawn';

-- By the scope of 没送达的通知: whoever has the notice in his list sees and ends the request, also where another agency keeps the outlet; an outlet is
-- asked by whoever has both, it and the notice.
drop policy office on messages.relay;
create policy office on messages.relay for select to tongban_office using (for_agency_id = any ((select app.agencies())::text[]));
create policy office_ends on messages.relay for update to tongban_office using (for_agency_id = any ((select app.agencies())::text[]));
create policy office_asks on messages.relay for insert to tongban_office
  with check (agency_id = any ((select app.agencies())::text[]) and for_agency_id = any ((select app.agencies())::text[]));
grant update (content, withdrawn_for) on messages.relay to tongban_office;
grant update (content) on messages.relay to tongban_counter;
-- The machine ends what went out after all.
grant update (outcome, withdrawn_for, told_on, content, ended_by, ended_at) on messages.relay to tongban_worker;

-- Through which outlet somebody was told stands with the sending.
alter table messages.sending add column told_outlet_id text references outlets.outlet;
grant update (told_outlet_id) on messages.sending to tongban_office;
update messages.sending s set told_outlet_id = r.outlet_id from messages.relay r
  where r.subject_id = s.subject_id and r.sending_id = s.id and s.state = 'told-otherwise' and r.outcome = s.told_by;

-- What a clerk did with a request to tell somebody stands in the audit in its own transaction, about nobody whom his agency was not asked to tell.
create policy counter_relay on audit.entry for insert to tongban_counter
  with check (act = 'messages.relay' and exists (select from messages.relay r where r.subject_id = entry.subject_id));
