-- 撤回未送出的: whether a command may have come to the other side. It may from the moment on which it is taken to be sent, until that attempt has surely not
-- arrived; what is not there can be withdrawn, stays as a row, and is never sent.
alter table cases.core_command add column may_be_there boolean not null default false;
update cases.core_command set may_be_there = true where attempts > 0;
alter table cases.core_command drop constraint core_command_state_check;
alter table cases.core_command add constraint core_command_state_check
  check (state in ('waiting', 'sent', 'confirmed', 'refused', 'silent', 'replaced', 'withdrawn'));
alter table cases.core_command add constraint core_command_withdrawn check (state <> 'withdrawn' or not may_be_there);
-- Whoever withdraws his own case sees how far it came, reads nothing of what is on it, and changes nothing but that.
grant select (subject_id, id, case_id, state, port, turn, may_be_there), update (state) on cases.core_command to tongban_person, tongban_employer;
do $$ declare path text; begin
  foreach path in array array['person', 'employer'] loop
    execute format('create policy %I on cases.core_command as restrictive for update to tongban_%s using (port <> ''core'') with check (state = ''withdrawn'')', path || '_withdraws', path);
  end loop;
end $$;
