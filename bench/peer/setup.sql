-- What the peer's acts stand on, beside the migrations and the people copied from ours.
create schema bench;
-- An id from two numbers: the first orders it, as the time orders ours.
create function bench.id(high bigint, low bigint) returns uuid language sql immutable
  return (lpad(to_hex(high), 12, '0') || lpad(to_hex(low), 20, '0'))::uuid;
create function bench.key(number bigint) returns text language sql immutable
  return lpad(to_hex(number), 36, '0');
