import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { from as copyFrom } from 'pg-copy-streams'

import type { Client } from '../../apps/server/src/platform/client.ts'
import { columnsOf, linesOf, type Owner, readTemplates, type Rows, type Table, tables } from './templates.ts'

const chunkChars = 256 * 1024

/** Whose rows are copied, and to whom the copies fall. */
export interface CopyPlan {
  /** Copies of people, each with one open case. */
  readonly people: number
  /** The agency that owns the case of the n-th person. */
  readonly agencyOf: (n: number) => string
}

/**
 * Fills a city with copies of its own people and of its own open cases, so that the rows have the shape that commands left
 * behind; of a case those tables that a list of cases reads.
 */
export async function copyCity(client: Client, plan: CopyPlan, tell: (line: string) => void): Promise<void> {
  const owners = { person: await findPeople(client), case: await findOpenCases(client) }
  await client.query('set session_replication_role = replica') // what the rows refer to is copied with them
  await client.query("set maintenance_work_mem = '512MB'")
  for (const table of tables) {
    const begun = performance.now()
    const templates = await readTemplates(client, table, owners[table.of])
    await copyRows(client, table, linesOfAll(templates, plan))
    await client.query(`vacuum (analyze) ${table.name}`)
    tell(`  ${table.name.padEnd(22)} copied in ${((performance.now() - begun) / 1000).toFixed(0)} s`)
  }
  await client.query('reset session_replication_role')
}

/** Writes lines as COPY takes them. */
async function copyRows(client: Client, table: Table, lines: Iterable<string>): Promise<void> {
  const columns = (await columnsOf(client, table)).map((name) => `"${name}"`).join(', ')
  const into = client.query(copyFrom(`copy ${table.name} (${columns}) from stdin`))
  await pipeline(Readable.from(chunksOf(lines)), into)
}

function* linesOfAll(templates: readonly Rows[], { people, agencyOf }: CopyPlan): Generator<string> {
  for (let n = 1; n <= people; n += 1) {
    const rows = templates[n % templates.length]
    if (rows !== undefined) yield linesOf(rows, n, agencyOf(n))
  }
}

function* chunksOf(lines: Iterable<string>): Generator<Buffer> {
  let chunk = ''
  for (const line of lines) {
    chunk += line
    if (chunk.length < chunkChars) continue
    yield Buffer.from(chunk)
    chunk = ''
  }
  if (chunk !== '') yield Buffer.from(chunk)
}

async function findPeople(client: Client): Promise<Owner[]> {
  const { rows } = await client.query<{ id: string }>(
    "select subject_id as id from subjects.subject where kind = 'person' and status = 'registered' order by 1",
  )
  return rows.map(({ id }) => ({ key: id, ids: new Map([[id, 0]]) }))
}

/** Cases of people that wait for somebody in an office. */
async function findOpenCases(client: Client): Promise<Owner[]> {
  const { rows } = await client.query<{ id: string; subject: string }>(
    `select c.id, c.subject_id as subject from cases."case" c
     where c.stage <> 'closed' and c.subject_kind = 'person' and c.hold is null
       and exists (select from cases.task t where t.case_id = c.id and t.done_at is null) order by 1`,
  )
  if (rows.length === 0) throw new Error('The city has no open cases to copy.')
  return rows.map(({ id, subject }) => ({
    key: id,
    ids: new Map([
      [subject, 0],
      [id, 1],
    ]),
  }))
}
