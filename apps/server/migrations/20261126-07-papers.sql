-- 撤销决定书: what is taken back says why, and what can be done about it (D-43).
alter table papers.paper drop constraint paper_kind_check;
alter table papers.paper add constraint paper_kind_check
  check (kind in ('receipt', 'acceptance', 'deficiencies', 'non-acceptance', 'refusal', 'completion', 'revocation'));
-- Who says that a paper was delivered, and on which day, stands in the audit with it: from that day the last days run.
create policy office_act on audit.entry for insert to tongban_office with check (subject_id = any ((select app.subjects())::uuid[]));
grant insert on audit.entry to tongban_office;
