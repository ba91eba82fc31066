-- Not everything that people are told is about a case: who may log in for them, where their news goes.
alter table messages.message alter column case_id drop not null;
alter table messages.sending alter column case_id drop not null;
