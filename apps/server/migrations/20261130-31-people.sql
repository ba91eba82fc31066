-- A telephone that an agent brought along is no word of the person's own either.
alter table people.contact drop constraint contact_telephone_from_check;
alter table people.contact add constraint contact_telephone_from_check check (telephone_from in ('person', 'employer', 'agent'));
-- Each hand-in seals anew, so that an unchanged telephone could not be known again by its bytes: what stands on a record that an employer
-- began is not taken for the person's own word until he has proved it.
update people.contact c set telephone_from = 'employer' from people.contact typed
  where typed.subject_id = c.subject_id and typed.telephone_from = 'employer' and c.telephone_from = 'person' and c.recorded_at > typed.recorded_at;
