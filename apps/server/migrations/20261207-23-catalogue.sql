-- 待发布: until when somebody decides on a draft of an item that is asked for, and when it was last asked for again after that.
alter table catalogue.draft add column due_on date, add column urged_at timestamptz;

-- What was asked before there were terms gets one of as many days, and a task: counted here without holidays, since nobody had promised an earlier day.
update catalogue.draft set due_on = greatest((changed_at at time zone 'Asia/Shanghai')::date, current_date) + 7 where state = 'asked';
insert into cases.task (agency_id, id, kind, matter, about, due_on, warn_on, away, opened_at, desk)
  select agency_id, gen_random_uuid(), 'publish-item', id, name, due_on, due_on - 2, false, changed_at, 'publisher' from catalogue.draft where state = 'asked';
alter table catalogue.draft add check (state <> 'asked' or due_on is not null);
