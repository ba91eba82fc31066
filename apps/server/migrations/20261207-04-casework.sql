-- 复查: whoever did not take an application on has had his hands in it, and nobody asks twice for the review of one decision.
create unique index case_review on cases."case" (subject_id, (counter ->> 'cites')) where counter ? 'review';
