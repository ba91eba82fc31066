create schema drafts;
grant usage on schema drafts to public;
-- 草稿: what somebody is filling in; no case, no event, no number. It is saved as he types, expires, and can be thrown away (D-7).
create table drafts.draft (
  subject_id uuid not null references subjects.subject, id uuid not null, item text not null, item_version int not null,
  revision int not null, content bytea not null, saved_at timestamptz not null, expires_at timestamptz not null,
  primary key (subject_id, id));
create unique index draft_item on drafts.draft (subject_id, item);
create index draft_expires on drafts.draft (expires_at);
select app.open_path('drafts.draft', 'person', 'subject', 'select, insert, update, delete');
select app.open_path('drafts.draft', 'worker', 'all', 'select, delete');
