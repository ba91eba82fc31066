import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'

import { type Client, withClient } from '../apps/server/src/platform/client.ts'
import { migrate } from '../apps/server/src/platform/migrate.ts'
import type { SocketConnection } from '../apps/server/src/platform/postgres.ts'
import { peopleEach } from './cases.ts'
import { runPgbench } from './pgbench.ts'

const script = 'bench/peer/case-4-acts.sql'
const deliver = readFileSync('bench/peer/deliver.sql', 'utf8')
const send = readFileSync('bench/peer/send.sql', 'utf8')
const seal = readFileSync('bench/peer/seal.sql', 'utf8')
const deliverEveryMs = 200
const sealEveryMs = 60_000
const deliveriesEachSending = 5

/** pgbench on a database of its own in the same cluster. */
export interface Peer {
  readonly connection: SocketConnection
  /** Plays cases for so long; what was announced is delivered beside it, and the log sealed once a minute, as the server does. */
  play(seconds: number): Promise<{ cases: number; perSecond: number }>
}

/** Makes the peer's database with our migrations and our people, and takes its texts from a case that was played. */
export async function preparePeer(
  ours: SocketConnection,
  people: readonly string[],
  pgbench: string,
): Promise<Peer> {
  const connection = { ...ours, database: 'bench_peer' }
  await withClient(ours, async (client) => await client.query('create database bench_peer'))
  await migrate(connection)
  await copyPeople(ours, connection, people)
  const texts = await textsOf(ours)
  let sealedAt = performance.now()
  const sealInTime = async (client: Client): Promise<void> => {
    if (performance.now() - sealedAt < sealEveryMs) return
    sealedAt = performance.now()
    await client.query(seal)
  }
  return {
    connection,
    play: async (seconds) => {
      const variables = { ...texts, n: '0', base: String(Date.now()), each: String(peopleEach) }
      const stopping = new AbortController()
      const delivering = withClient(connection, async (client) => {
        for (let turn = 1; !stopping.signal.aborted; turn += 1) {
          await client.query(deliver)
          if (turn % deliveriesEachSending === 0) await client.query(send)
          await sealInTime(client)
          await sleep(deliverEveryMs)
        }
        await client.query(deliver)
      })
      try {
        const { turns, perSecond } = await runPgbench(pgbench, { connection, script, seconds, variables })
        return { cases: turns, perSecond }
      } finally {
        stopping.abort()
        await delivering
      }
    },
  }
}

/** The rows of our people, under ids that the script can reckon. */
async function copyPeople(
  ours: SocketConnection,
  peer: SocketConnection,
  people: readonly string[],
): Promise<void> {
  const tables = [
    'agencies.agency',
    'subjects.subject',
    'people.particulars',
    'people.contact',
    'people.document',
    'enrolment.enrolment',
    'visits.visit',
  ]
  await withClient(
    peer,
    async (to) =>
      await withClient(ours, async (from) => {
        await to.query(readFileSync('bench/peer/setup.sql', 'utf8'))
        for (const table of tables) {
          const rows = await from.query<{ rows: unknown }>(
            table === 'agencies.agency'
              ? `select jsonb_agg(to_jsonb(t) order by length(parent) nulls first, id) as rows from ${table} t where $1::uuid[] is not null`
              : `select jsonb_agg(to_jsonb(t) || jsonb_build_object('subject_id', lpad('1', 12, '0') || lpad(to_hex(place), 20, '0'))) as rows
                 from ${table} t join unnest($1::uuid[]) with ordinality as person (id, place) on person.id = t.subject_id
                 ${table === 'people.contact' ? 'where superseded_by is null' : ''}`,
            [people],
          )
          await to.query(
            `insert into ${table} select * from jsonb_populate_recordset(null::${table}, $1::jsonb)`,
            [JSON.stringify(rows.rows[0]?.rows ?? [])],
          )
        }
      }),
  )
}

/** Texts of one case that the server played to its end: pgbench writes rows of the same size. */
async function textsOf(ours: SocketConnection): Promise<Record<string, string>> {
  return await withClient(ours, async (client) => {
    const { rows } = await client.query<{ texts: Record<string, string> }>(
      `with played as (select * from cases."case" where item = 'bench-two-steps' and outcome = 'completed' and outlet_agency_id <> agency_id
         order by opened_at desc limit 1),
       texts as (
         select 'item' as name, item as value from played union all
         select 'name', subject_name from played union all
         select 'outlet', outlet_id from played union all
         select 'outlet_agency', outlet_agency_id from played union all
         select 'form', form::text from played union all
         select 'due', due_on::text from played union all
         select 'warn', (due_on - 5)::text from played union all
         select 'hash', encode(last_hash, 'hex') from played union all
         select 'law', calendar_hash from played union all
         select 'clerk', actor_id::text from played union all
         select 'reviewer', e.actor_id::text from cases.event e, played p where e.case_id = p.id and e.kind = 'opinion-given' union all
         select 'approver', e.actor_id::text from cases.event e, played p where e.case_id = p.id and e.kind = 'decided' union all
         select 'telephone', encode(c.telephone, 'hex') from people.contact c, played p where c.subject_id = p.subject_id and c.cause = p.id union all
         select 'facts' || seq, facts::text from messages.message m, played p where m.case_id = p.id union all
         select 'paper' || w.seq, encode(w.content, 'hex') from papers.paper w, played p where w.subject_id = p.subject_id and w.case_id = p.id union all
         select 'body' || seq, body::text from cases.event e, played p where e.case_id = p.id union all
         select 'answer' || 1 + (answer ->> 'version')::int, answer::text from commands.answer a, played p
           where a.subject_id = p.subject_id and a.answer ->> 'id' = p.id::text union all
         select 'route' || 1 + (answer ->> 'version')::int, route from commands.answer a, played p
           where a.subject_id = p.subject_id and a.answer ->> 'id' = p.id::text union all
         select replace(a.kind, '-', ''), jsonb_build_object('subjectId', a.subject_id, 'caseId', a.case_id, 'seq', a.seq / 2,
             'day', a.day, 'item', a.item, 'agencyId', a.agency_id, 'outletId', a.outlet_id, 'outletAgencyId', a.outlet_agency_id,
             'channel', a.channel, 'came', a.came, 'hour', a.hour, 'outcome', a.outcome,
             'late', jsonb_build_object('statutory', a.late_statutory, 'guide', a.late_guide, 'promised', a.late_promised))::text
           from analytics.act a, played p where a.case_id = p.id)
       select jsonb_object_agg(name, value) as texts from texts`,
    )
    return rows[0]?.texts ?? {}
  })
}
