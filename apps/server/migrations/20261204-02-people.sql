-- Whose number it is. Who is hidden from who asks is there as little as anybody who is not: what is known of the number is then the record of whoever was
-- taken on anew with it, if there is one; behind which hidden person the number stands goes to what is written, and into no answer.
-- `stranger`: as for somebody without any right, whoever asks; what a decision has opened for writing does not open this.
drop function people.of_number(bytea, text);
create function people.of_number(number_key bytea, document_kind text, stranger boolean) returns table (subject_id uuid, name text, hidden_behind uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with owner as (
    select p.subject_id, p.name, p.subject_id = any (case
        when stranger then array(select h.subject_id from shields.hidden h)
        when current_setting('role', true) = 'tongban_worker' then '{}' else app.hidden_from_reader() end) as hidden
    from people.document_key k join people.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
    where k.key_hash = number_key and k.kind = document_kind),
  stray as (
    select p.subject_id, p.name from people.document_stray k
    join people.particulars p on p.subject_id = subjects.canonical(k.subject_id) and p.superseded_by is null
    where k.key_hash = number_key and k.kind = document_kind)
  select o.subject_id, o.name, null::uuid from owner o where not o.hidden
  union all select s.subject_id, s.name, o.subject_id from owner o left join stray s on true where o.hidden $$;
revoke execute on function people.of_number from public;
grant execute on function people.of_number to tongban_counter, tongban_office, tongban_worker;

-- What decides a case takes on anew whom it may not know, as a counter does.
grant insert on people.document_stray to tongban_counter, tongban_office;
create policy counter on people.document_stray for insert to tongban_counter with check (subject_id = any ((select app.subjects())::uuid[]));
create policy office on people.document_stray for insert to tongban_office with check (subject_id = any ((select app.subjects())::uuid[]));

-- 单位写到受保护人员: an employer's case names somebody by the number of a hidden person. Nobody else is told; the officers look.
create table shields.mention (
  subject_id uuid not null references subjects.subject, id uuid not null, case_subject_id uuid not null, case_id uuid not null, row_no int not null,
  named_on date not null, due_on date not null, seen_by uuid, seen_at timestamptz, primary key (subject_id, id), unique (case_id, row_no, subject_id),
  check ((seen_by is null) = (seen_at is null)));
create index mention_open on shields.mention (subject_id) where seen_at is null;
create index mention_id on shields.mention (id);
select app.open_path('shields.mention', 'worker', 'all', 'select, insert, update');
grant insert on shields.mention to tongban_counter, tongban_office;
create policy counter on shields.mention for insert to tongban_counter with check (true);
create policy office on shields.mention for insert to tongban_office with check (true);
create policy kin on shields.mention as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
create policy kin on people.document_stray as restrictive to tongban_counter, tongban_office, tongban_oversight
  using (coalesce(subject_id not in (select unnest(app.closed())), true));
