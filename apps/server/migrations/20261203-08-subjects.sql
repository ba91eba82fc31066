-- Who is hidden is looked for under each id that was merged into his.
create index alias_subject on subjects.alias (subject_id);
