-- 打包办 at a counter: within a visit, as any item.
select app.open_path(t, 'counter', 'subject', 'select, insert, update') from unnest(array['bundles.bundle', 'bundles.member']::regclass[]) t;
do $$ declare target text; begin
  foreach target in array array['bundles.bundle', 'bundles.member'] loop
    execute format('create policy kin on %s as restrictive to tongban_counter, tongban_office, tongban_oversight using (coalesce(subject_id not in (select unnest(app.closed())), true))', target);
  end loop;
end $$;
