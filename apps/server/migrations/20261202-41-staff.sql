-- What is closed to a member of staff (20261202-02) is closed in the tables that came after it, too.
do $$
declare target regclass;
begin
  foreach target in array array['cases.copy', 'messages.broken_address']::regclass[] loop
    execute format('create policy kin on %s as restrictive to tongban_counter, tongban_office, tongban_oversight
      using (coalesce(subject_id <> all ((select app.closed())::uuid[]), true))', target);
  end loop;
end $$;
