-- Before there was 签收, opening a paper was written down as its delivery `screen`. That is no delivery: it starts no last days and stops no
-- signature. A signature has its answer under the same instant; what has none was opened, and whoever signed may sign once more.
alter table papers.delivery drop constraint delivery_how_check, drop constraint delivery_check;
update papers.delivery d set how = 'opened' where how = 'screen' and not exists (
  select from commands.answer a where a.subject_id = d.subject_id and a.at = d.at
  and a.route = format('POST /api/papers/%s/%s/receipt', d.subject_id, d.paper_id));
alter table papers.delivery add constraint delivery_how_check check (how in ('screen', 'counter', 'post', 'left-with', 'opened')),
  add constraint delivery_check check ((how in ('screen', 'opened')) = (staff_id is null));
-- Signed for twice is signed for once: the first one stays.
delete from papers.delivery d using papers.delivery first where d.how = 'screen' and first.how = 'screen' and first.subject_id = d.subject_id
  and first.paper_id = d.paper_id and (first.at, first.id) < (d.at, d.id);
create unique index delivery_signed on papers.delivery (subject_id, paper_id) where how = 'screen';
-- Several accounts may stand for one person: which one signed stands with the signature, and in the audit in the same transaction.
alter table papers.delivery add column account_id uuid;
-- The policy of an office's acts is made by the helper as the others are (D-1); that of a person is there, and lacked the right to insert.
drop policy office_act on audit.entry;
select app.open_path('audit.entry', 'office', 'subject', 'insert');
grant insert on audit.entry to tongban_person;
