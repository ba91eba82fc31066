-- 监护结束: by which case a guardianship was ended; taken back, that case gives it back (D-16).
alter table mandates.personal add column ended_by_cause uuid;
