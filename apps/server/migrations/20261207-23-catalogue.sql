-- 待发布: until when somebody decides on a draft of an item that is asked for, and when it was last asked for again after that.
alter table catalogue.draft add column due_on date, add column urged_at timestamptz;
