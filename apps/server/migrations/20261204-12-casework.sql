-- Due days are counted by the calendar alone: a law with other figures and the same days moves none. What stands here from before is the hash
-- of a whole law, which no calendar has, so that every open case is counted anew once.
alter table cases."case" rename column law_hash to calendar_hash;
alter index cases.case_law rename to case_calendar;
