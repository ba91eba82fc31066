-- 归档 (D-49): what is left of a closed case, as a package with class, term and the hashes of its parts. What it is made of stays where it is.
create schema archives;
grant usage on schema archives to public;
create table archives.package (
  subject_id uuid not null, case_id uuid not null, agency_id text not null references agencies.agency, number text not null unique, case_number text not null,
  item text not null, class text not null, term int, closed_on date not null, due_on date, version int not null, last_seq int not null, list_hash bytea not null,
  packed_on date not null, checked_on date, faults text[] not null default '{}', destroyed_on date,
  primary key (subject_id, case_id), foreign key (subject_id, case_id) references cases."case" (subject_id, id), check ((term is null) = (due_on is null)));
create index package_listed on archives.package (agency_id, closed_on desc, case_id desc);
create index package_due on archives.package (agency_id, due_on) where destroyed_on is null and due_on is not null;
create index package_case on archives.package (case_number);
create index package_to_check on archives.package (coalesce(checked_on, packed_on), case_id) where destroyed_on is null;
-- Each version of its list stays: what the case gained after it was closed makes another.
create table archives.version (
  subject_id uuid not null, case_id uuid not null, version int not null, agency_id text not null, packed_on date not null, list jsonb not null, list_hash bytea not null,
  primary key (subject_id, case_id, version), foreign key (subject_id, case_id) references archives.package (subject_id, case_id));
create table archives.loan (
  subject_id uuid not null, id uuid not null, case_id uuid not null, agency_id text not null, lent_to bytea not null, reason bytea not null, lent_on date not null, until date not null,
  lent_by uuid not null, returned_on date, returned_by uuid,
  primary key (subject_id, id), foreign key (subject_id, case_id) references archives.package (subject_id, case_id), check ((returned_on is null) = (returned_by is null)));
create unique index loan_open on archives.loan (subject_id, case_id) where returned_on is null;
create table archives.hold (
  subject_id uuid not null, id uuid not null, case_id uuid not null, agency_id text not null, reason bytea not null, placed_on date not null, placed_by uuid not null,
  lifted_on date, lifted_by uuid, lifted_for bytea,
  primary key (subject_id, id), foreign key (subject_id, case_id) references archives.package (subject_id, case_id), check (num_nulls(lifted_on, lifted_by, lifted_for) in (0, 3)));
create unique index hold_open on archives.hold (subject_id, case_id) where lifted_on is null;
-- 延长保管期限: what was appraised and is kept for longer.
create table archives.lengthening (
  subject_id uuid not null, id uuid not null, case_id uuid not null, agency_id text not null, term int, reason bytea not null, lengthened_on date not null, lengthened_by uuid not null,
  primary key (subject_id, id), foreign key (subject_id, case_id) references archives.package (subject_id, case_id));
-- 件号: the last one of each agency, year and class. Taken in the transaction that packs, so that none is left out.
create table archives.counter (agency_id text not null, year int not null, class text not null, last int not null, primary key (agency_id, year, class));
grant select, insert, update on archives.counter to tongban_worker;
-- How far closed cases are packed: a day, and within it the last case.
create table archives.packed (only_one boolean primary key default true check (only_one), day date not null, case_id uuid not null);
grant select, insert, update on archives.packed to tongban_worker;
-- 销毁清册: kept for ever, with what was on it.
create table archives.destruction (
  id uuid primary key, agency_id text not null references agencies.agency, opinion text not null, state text not null check (state in ('asked', 'approved', 'supervised', 'refused', 'carried-out')),
  asked_by uuid not null, asked_on date not null, decided_by uuid, decided_on date, filed_as text, refused_for text, supervised_by uuid, second_by uuid, carried_out_on date,
  check ((state = 'asked') = (decided_by is null)), check ((state = 'refused') = (refused_for is not null)),
  check ((state in ('supervised', 'carried-out')) = (supervised_by is not null)), check ((state = 'carried-out') = (second_by is not null)),
  check ((filed_as is not null) = (state in ('approved', 'supervised', 'carried-out'))),
  check (decided_by <> asked_by), check (supervised_by <> asked_by and supervised_by <> decided_by),
  check (second_by <> asked_by and second_by <> decided_by and second_by <> supervised_by));
create unique index destruction_open on archives.destruction (agency_id) where state in ('asked', 'approved', 'supervised');
create table archives.destroyed (
  subject_id uuid not null, destruction_id uuid not null references archives.destruction, case_id uuid not null, agency_id text not null,
  outcome text not null check (outcome in ('waits', 'destroyed', 'kept')),
  primary key (subject_id, destruction_id, case_id), foreign key (subject_id, case_id) references archives.package (subject_id, case_id));
create index destroyed_of on archives.destroyed (destruction_id);
do $$ declare target text; begin
  foreach target in array array['archives.package', 'archives.version', 'archives.loan', 'archives.hold', 'archives.lengthening', 'archives.destroyed'] loop
    perform app.open_path(target::regclass, 'worker', 'all', 'select, insert, update');
    perform app.open_path(target::regclass, 'oversight', 'agency', 'select');
    execute format('create policy kin on %s as restrictive to tongban_oversight using (coalesce(subject_id not in (select unnest(app.closed())), true))', target);
  end loop;
end $$;
grant insert, update on archives.loan, archives.hold to tongban_oversight;
grant insert on archives.lengthening to tongban_oversight;
grant update (term, due_on) on archives.package to tongban_oversight;
select app.open_path('archives.destruction', 'oversight', 'agency', 'select, insert, update');
select app.open_path('archives.destruction', 'worker', 'all', 'select, insert, update');
-- The cases that were closed on a day, in their order.
create index case_closed on cases."case" (closed_on, id) where stage = 'closed';
-- 销毁: what goes of a case after its term, and by which its log is known to be whole without it.
alter table cases."case" add column destroyed_on date;
grant delete on cases.copy, cases.note, cases.signature, cases.confirmation, cases.core_command, papers.delivery, messages.relay, messages.sending, messages.message to tongban_worker;
-- Of a paper its number, hash and code stay: what people hold of us is ours also after its term.
alter table papers.paper alter column content drop not null;
grant update (content) on papers.paper to tongban_worker;
