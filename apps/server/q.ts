import { openServerDatabase } from './src/platform/server-database.ts'
import { readConfig } from './src/platform/config.ts'
import pg from 'pg'
const db = await openServerDatabase(readConfig(process.env), () => undefined)
const c = new pg.Client(db.connection); await c.connect()
for (const q of [
 `select stage, step, hold->>'reason' as hold, outcome, outlet_id is null as online, count(*)::int from cases."case" group by 1,2,3,4,5 order by 1,2,3,4,5`,
 `select item, count(*)::int, count(*) filter (where outlet_agency_id<>agency_id)::int as away from cases."case" group by 1`,
 `select kind, count(*)::int, count(*) filter (where due_on<'2026-11-25')::int as late from cases.task group by 1`,
 `select agency_id, count(*)::int from cases.task group by 1 order by 2 desc limit 8`,
 `select count(*)::int, count(*) filter (where planned is null)::int as unplanned, count(*) filter (where created_at > now()-interval '3 days')::int recent from messages.message`,
 `select count(*)::int from events.delivery`, `select count(*)::int from papers.paper`,`select count(*)::int from cases.event`,
 `select * from cases.task limit 1`,
 `select count(*)::int, count(*) filter (where sealed_by is null)::int from audit.entry`,
 `select pg_size_pretty(pg_database_size(current_database()))`,
]) console.table((await c.query(q)).rows)
await c.end(); if (!db.reused) await db.stop()
