import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'

import { from as copyFrom } from 'pg-copy-streams'

import type { Client } from '../../apps/server/src/platform/client.ts'
import {
  columnsOf,
  linesOf,
  type Owner,
  ownersOf,
  readTemplates,
  type Rows,
  type Table,
  tables,
} from './templates.ts'

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
  const owners = { person: await findOwners(client, 'person'), case: await findOwners(client, 'case') }
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

/** Whom the copies are made of: their ids are new in each copy, the subject's first. */
async function findOwners(client: Client, of: Table['of']): Promise<Owner[]> {
  const { rows } = await client.query<{ subject_id: string; key: string }>(`${ownersOf[of]} order by 2`)
  if (rows.length === 0) throw new Error(`The city has no ${of} to copy.`)
  return rows.map(({ subject_id, key }) => ({
    key,
    ids: new Map([...new Set([subject_id, key])].map((id, at) => [id, at])),
  }))
}
