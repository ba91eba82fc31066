-- 打包办: the bundle that a case came with.
alter table cases."case" add column bundle_id uuid;
create index case_bundle on cases."case" (bundle_id) where bundle_id is not null;
-- Cases of bundles that wait for an answer of the applicant.
create index case_bundle_question on cases."case" ((hold ->> 'until')) where stage <> 'closed' and hold ->> 'reason' = 'bundle';
