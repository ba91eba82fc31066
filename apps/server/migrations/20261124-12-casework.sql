-- The law under which a case's due day was counted (its hash). Null: written before this was kept, so it is counted anew once.
alter table cases."case" add column law_hash text;
-- Which open cases stand under another law: "none" is an answer of three looks into this index.
create index case_law on cases."case" (law_hash) where stage <> 'closed' and limit_start is not null;
-- How far a law had been applied is read from the cases themselves: a cursor missed what was committed behind it.
drop table cases.redating;
