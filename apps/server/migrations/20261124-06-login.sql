-- A state that a signed-in member of staff began binds the identity that comes back to him; otherwise it signs in.
alter table login.openid_state add column staff_id uuid;

-- 首次登录: one-time links of the first administrators of an installation (D-25). Of a token only its hash is here; a link that
-- nobody used is made anew at each start.
create table login.first_link (
  role text primary key check (role in ('system-administrator', 'security-administrator', 'audit-administrator')),
  token_hash bytea not null unique, totp_secret bytea not null, issued_at timestamptz not null, expires_at timestamptz not null,
  used_at timestamptz, staff_id uuid, check ((used_at is null) = (staff_id is null)));
grant select, insert, update on login.first_link to tongban_worker;
