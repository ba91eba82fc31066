-- 一件事的签名: what was signed is one form of several cases. Its hash stands with each of them, and which part of it the case is: of which bundle, in which
-- version, which member, by a hash of its own.
alter table cases.signature add column part_hash text, add column part_of text, add column part_of_version int, add column part_member text;
alter table cases.signature add constraint signature_part
  check (num_nulls(part_hash, part_of, part_of_version, part_member) in (0, 4));
