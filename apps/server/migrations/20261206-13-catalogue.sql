-- 一件事: append-only versions of the declarations of bundles; the newest is the one in force (D-9).
create table catalogue.bundle (
  code text not null, version int not null, declaration jsonb not null, hash text not null,
  published_at timestamptz not null, published_by uuid not null, primary key (code, version));
select app.open_reference('catalogue.bundle');
grant insert on catalogue.bundle to tongban_oversight;
