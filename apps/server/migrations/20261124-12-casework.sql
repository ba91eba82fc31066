-- The law under which a case's due day was counted (its hash). Null: written before this was kept, so it is counted anew once.
alter table cases."case" add column law_hash text;
-- Which open cases stand under another law: "none" is an answer of three looks into this index.
create index case_law on cases."case" (law_hash) where stage <> 'closed' and limit_start is not null;
-- How far a law had been applied is read from the cases themselves: a cursor missed what was committed behind it.
drop table cases.redating;

-- The inbox in its order: no due day comes last. The index before it had another order, so that a full agency was sorted at
-- each look. A column, because under row-level security an index is not asked about an expression.
alter table cases.task add column due_order date not null generated always as (coalesce(due_on, 'infinity')) stored;
create index task_order on cases.task (agency_id, due_order, id) where done_at is null;
drop index cases.task_inbox;
-- The count of what is warned of: from when, and not yet late.
create index task_warned on cases.task (agency_id, warn_on, due_on) where done_at is null;
