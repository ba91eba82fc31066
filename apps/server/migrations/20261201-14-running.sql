-- 运行情况: how each job of each process ran last, written by the process itself every few seconds; names and codes only (D-19).
create schema running;
grant usage on schema running to public;
create table running.job (
  process uuid not null, name text not null, every text not null, started_at timestamptz, took_ms int, runs bigint not null, failures bigint not null,
  fault text, failed_at timestamptz, told_at timestamptz not null, primary key (process, name));
grant select on running.job to tongban_oversight;
grant select, insert, update, delete on running.job to tongban_worker;

-- 送不到的通知: who administers retries them, or gives them up with a reason; of what is given up the trace stays. What they say stays closed.
create table events.given_up (
  stream_id uuid not null, id uuid not null, listener text not null, kind text not null, at timestamptz not null, fault text,
  attempts int not null, reason text not null, given_up_by uuid not null, given_up_at timestamptz not null,
  primary key (stream_id, id, listener));
grant select, insert on events.given_up to tongban_oversight;
grant select on events.given_up to tongban_worker;
grant select (stream_id, id, listener, kind, at, attempts, due_at, fault, dead), update (attempts, due_at, dead), delete on events.delivery to tongban_oversight;
