-- 组的待办: which team has a task. It stays a task of its agency: a team is an inbox and no wall.
alter table cases.task add column team_id uuid;
create index task_team on cases.task (team_id, due_order, id) where done_at is null and desk = 'office' and team_id is not null;
-- What was done is counted by team, too, from the index alone.
drop index cases.task_done;
create index task_done on cases.task (agency_id, done_at) include (kind, desk, item, done_by, team_id) where done_at is not null;
