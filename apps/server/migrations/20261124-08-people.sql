-- Whose number it is, for an effect that writes to somebody who is known already: by the keyed index only, one number at a time.
create function people.of_number(number_key bytea, document_kind text) returns table (subject_id uuid, name text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.subject_id, p.name from people.document_key k
  join people.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
  where k.key_hash = number_key and k.kind = document_kind $$;
revoke execute on function people.of_number from public;
grant execute on function people.of_number to tongban_counter, tongban_office, tongban_worker;

-- A number that came with a case that is taken back is nobody's again.
grant select, delete on people.document_key to tongban_counter, tongban_office;
grant delete on people.document_key to tongban_worker;
create policy counter_own on people.document_key for select to tongban_counter using (subject_id = any ((select app.subjects())::uuid[]));
create policy office_own on people.document_key for select to tongban_office using (subject_id = any ((select app.subjects())::uuid[]));
create policy counter_undo on people.document_key for delete to tongban_counter using (subject_id = any ((select app.subjects())::uuid[]));
create policy office_undo on people.document_key for delete to tongban_office using (subject_id = any ((select app.subjects())::uuid[]));

-- Functions that see more than their caller look names up nowhere else.
alter function visits.enter set search_path = pg_catalog, pg_temp;
alter function cases.counterfoils set search_path = pg_catalog, pg_temp;
