-- What others may read of an employer: its name is public (D-33).
create view employers.card as select subject_id, name from employers.particulars where superseded_by is null;
grant select on employers.card to tongban_person, tongban_counter, tongban_office, tongban_worker;
