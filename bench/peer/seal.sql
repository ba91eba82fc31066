-- What the server's job does once a minute: the log so far is given to a seal.
with seal as (insert into audit.seal (id, day, sealed_at, entries, by_agency, root, previous, hash, key_id, signature)
    select coalesce(max(id), 0) + 1, current_date, now(), 0, '{}', '', '', '', '', '' from audit.seal returning id)
update cases.event e set sealed_by = (select id from seal)
from (select subject_id, case_id, seq from cases.event where sealed_by is null order by case_id, seq) open
where e.subject_id = open.subject_id and e.case_id = open.case_id and e.seq = open.seq
