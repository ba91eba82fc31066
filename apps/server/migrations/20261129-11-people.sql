-- Who gave the telephone on record: the person himself (home, counter, what the city brought with it), or the employer that registered him.
alter table people.contact add column telephone_from text not null default 'person' check (telephone_from in ('person', 'employer'));
alter table people.contact alter column telephone_from drop default;
-- What was written about somebody by the case of another subject was typed by an employer.
update people.contact c set telephone_from = 'employer' from cases."case" k where k.id = c.cause and k.subject_id <> c.subject_id;
-- Who changed but his address afterwards kept that telephone, byte for byte.
update people.contact c set telephone_from = 'employer' from people.contact typed
  where typed.subject_id = c.subject_id and typed.telephone_from = 'employer' and typed.telephone = c.telephone and c.telephone_from = 'person';
