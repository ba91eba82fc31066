-- 复查: one decision is reviewed once; what was withdrawn or has lapsed has looked at nothing.
create unique index case_review on cases."case" (subject_id, (counter ->> 'cites')) where counter ? 'review' and (outcome is null or outcome not in ('withdrawn', 'lapsed'));
-- 公示: what anybody reads, in the order in which it ends.
create index case_public on cases."case" ((hold ->> 'until'), id) where hold ? 'isPublic' and stage <> 'closed';
