-- Every id that stands for somebody: his own and those that were merged into it.
create function subjects.all_of(id uuid) returns uuid[] language sql stable as
  $$ select array(select subjects.canonical($1) union select a.alias_id from subjects.alias a where a.subject_id = subjects.canonical($1)) $$;
