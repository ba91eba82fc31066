-- 救济: who reviews the acts of an agency, and where; null until the operator has filled it, and then papers name the rule of law instead.
alter table agencies.agency add column remedies jsonb;
