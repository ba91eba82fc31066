-- 特别程序告知书: that a special procedure has begun, how long it takes, by which rule, and whether that counts (D-42, D-44).
alter table papers.paper drop constraint paper_kind_check;
alter table papers.paper add constraint paper_kind_check
  check (kind in ('receipt', 'acceptance', 'deficiencies', 'non-acceptance', 'refusal', 'completion', 'revocation', 'extension', 'procedure'));
