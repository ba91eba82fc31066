-- 外部门: what belongs to another department travels by its port, with the commands to the core. `turn`: how often a case was sent there; of a case that is
-- sent again the newest time counts, and an earlier command is `replaced`.
alter table cases.core_command add column port text not null default 'core', add column turn int not null default 1;
alter table cases.core_command drop constraint core_command_state_check;
alter table cases.core_command add constraint core_command_state_check
  check (state in ('waiting', 'sent', 'confirmed', 'refused', 'silent', 'replaced'));
drop index cases.core_command_of_case;
create unique index core_command_of_case on cases.core_command (case_id) where state in ('waiting', 'sent', 'silent') and port = 'core';
create unique index core_command_of_turn on cases.core_command (case_id, turn) where port <> 'core';
-- Whoever hands in sends it on its way, and reads nothing of what is on it.
select app.open_path('cases.core_command', 'employer', 'subject', 'insert');
select app.open_path('cases.core_command', 'client', 'subject', 'insert');
grant insert on cases.core_command to tongban_person;
do $$ declare path text; begin
  foreach path in array array['person', 'employer', 'client'] loop
    execute format('alter policy %I on cases.core_command with check (subject_id = any ((select app.subjects())::uuid[]) and port <> ''core'')', path);
  end loop;
end $$;
