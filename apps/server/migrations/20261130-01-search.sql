create schema search;
grant usage on schema search to public;
-- 名录: by what people, employers and cases are found; derived from the registers and the cases, kept by their events (D-17), and
-- made anew by a job. One row for each agency that a subject has to do with. Each token begins with the kind and that agency: what
-- lies elsewhere is in another part of the index and is never read, not even to be thrown away.
create table search.subject (
  subject_id uuid not null references subjects.subject, agency_id text not null, kind text not null check (kind in ('person', 'employer')),
  name text not null, folded text collate "C" not null, spelled text collate "C" not null, tokens tsvector not null,
  primary key (subject_id, agency_id));
create index subject_name on search.subject (agency_id, kind, folded);
create index subject_spelled on search.subject (agency_id, kind, spelled);
-- No list of what is still to be sorted in: a search would read it whole, with what is foreign.
create index subject_tokens on search.subject using gin (tokens) with (fastupdate = off);
-- The number of a case as a keyed fingerprint, under the agency that owns the case.
create table search."case" (
  subject_id uuid not null, case_id uuid not null, agency_id text not null, key bytea not null, primary key (subject_id, case_id));
create index case_key on search."case" (agency_id, key);
create index case_subject on search."case" (agency_id, subject_id, case_id);
-- Of which shape the rows are, and how far the making of them has come.
create table search.shape (only_one boolean primary key default true check (only_one), version int not null, after_id uuid not null, done boolean not null);

select app.open_path(t, path, 'agency', 'select') from unnest(array['search.subject', 'search."case"']::regclass[]) t, unnest(array['office', 'oversight']) path;
select app.open_path(t, 'worker', 'all', 'select, insert, update, delete') from unnest(array['search.subject', 'search."case"']::regclass[]) t;
grant select on search.shape to tongban_office, tongban_oversight;
grant select, insert, update on search.shape to tongban_worker;

-- Who has one of these tokens, whole or by its beginning, in the agencies of the scope and nowhere else. Under a policy the index
-- is not asked about `@@`, hence a function; and a generic plan would rather read the table, or compile what is done in a moment.
create function search.by_token(wanted text, whole text[], beginnings text[], patterns text[], rows int)
returns table (subject_id uuid, agency_id text, name text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off set jit = off as $$
declare asked tsquery := (
  select string_agg(format('''%s%s|%s''%s', left(wanted, 1), a, replace(replace(t.token, '\', '\\'), '''', ''''''), t.how), ' | ')::tsquery
  from unnest(app.agencies()) a, (select w, '' from unnest(whole) w union all select b, ':*' from unnest(beginnings) b) t (token, how));
begin
  return query select s.subject_id, s.agency_id, s.name from search.subject s
    where s.tokens @@ asked and (patterns is null or s.folded like any (patterns)) limit rows;
end $$;
revoke execute on function search.by_token from public;
grant execute on function search.by_token to tongban_office, tongban_oversight;
