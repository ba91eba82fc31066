-- Which photographs a draft names: they live as long as it does. Null: saved before this was kept, its text is sealed.
alter table drafts.draft add column files uuid[];
-- What somebody has sent from home in a day is added up without reading all that he ever sent.
create index file_staged on materials.file (subject_id, staged_at) where staged_by = subject_id;
