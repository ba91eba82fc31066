-- 撤回: a merger that was confirmed is taken back before its day, by two; what it had ended at the agency is then held as before.
create table mergers.ended_grant (
  agency_id text not null, merger_id uuid not null, grant_id uuid not null, valid_to date,
  primary key (agency_id, merger_id, grant_id), foreign key (agency_id, merger_id) references mergers.merger (agency_id, id));
select app.open_path('mergers.ended_grant', 'oversight', 'agency', 'select');
select app.open_path('mergers.ended_grant', 'worker', 'all', 'select, insert');

create table mergers.taking_back (
  agency_id text not null, id uuid not null, merger_id uuid not null, reason text not null, asked_by uuid not null, asked_at timestamptz not null,
  agreed boolean, decided_by uuid, decided_at timestamptz,
  primary key (agency_id, id), foreign key (agency_id, merger_id) references mergers.merger (agency_id, id), check (decided_by <> asked_by),
  check ((agreed is null) = (decided_by is null)), check ((agreed is null) = (decided_at is null)));
-- one waits or holds at a time; one that was refused may be asked for again
create unique index taking_back_standing on mergers.taking_back (agency_id, merger_id) where agreed is distinct from false;
select app.open_path('mergers.taking_back', 'oversight', 'agency', 'select, insert');
select app.open_path('mergers.taking_back', 'worker', 'all', 'select, update (agreed, decided_by, decided_at)');
