-- 延期告知书: that a limit was extended, why, by which rule and until when (D-42).
alter table papers.paper drop constraint paper_kind_check;
alter table papers.paper add constraint paper_kind_check
  check (kind in ('receipt', 'acceptance', 'deficiencies', 'non-acceptance', 'refusal', 'completion', 'revocation', 'extension'));
