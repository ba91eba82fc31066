-- 延期: by how much the limit of a case was extended, in its own unit; once, by the head, before the due day.
alter table cases."case" add column extension_length int check (extension_length > 0);
