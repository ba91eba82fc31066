import { randomBytes } from 'node:crypto'
import { text } from 'node:stream/consumers'

import { to as copyTo } from 'pg-copy-streams'

import type { Client } from '../../apps/server/src/platform/client.ts'
import { idOf } from './ids.ts'

/** What is different in each copy of a row. */
type Slot =
  | { readonly is: 'id'; readonly at: number }
  | { readonly is: 'key' | 'number' }
  | { readonly is: 'agency' }

/** A row as COPY writes it, cut at what is different in each copy. */
type Row = readonly (string | Slot)[]

/** All rows of one table that belong to one person, or to one case of his. */
export type Rows = readonly Row[]

/** How a table is copied: where a person's rows are found, and which columns are not taken over. */
export interface Table {
  readonly name: string
  /** Rows of a case are copied with the case, all others with the person. */
  readonly of: 'person' | 'case'
  /** Unlike in each copy, whatever it was. */
  readonly own?: Readonly<Record<string, 'key' | 'number' | 'agency'>>
  /** The same in each copy, whatever it was. */
  readonly fixed?: Readonly<Record<string, string>>
}

const sealed = { sealed_by: '1' } // a job seals whatever is not, and none runs beside a measurement
export const tables: readonly Table[] = [
  { name: 'subjects.subject', of: 'person' },
  { name: 'people.particulars', of: 'person' },
  { name: 'people.contact', of: 'person' },
  { name: 'people.document', of: 'person' },
  { name: 'people.document_key', of: 'person', own: { key_hash: 'key' } },
  { name: 'enrolment.enrolment', of: 'person' },
  { name: 'contributions.span', of: 'person' },
  { name: 'cases."case"', of: 'case', own: { number: 'number', agency_id: 'agency' } },
  { name: 'cases.number', of: 'case', own: { number: 'number' } },
  { name: 'cases.event', of: 'case', own: { agency_id: 'agency' }, fixed: sealed },
  { name: 'cases.note', of: 'case' },
  { name: 'cases.task', of: 'case', own: { agency_id: 'agency' } },
]

/** Whose rows commands left and copies have: people, and their cases that wait for somebody in an office. */
export const ownersOf: Readonly<Record<Table['of'], string>> = {
  person: `select subject_id, subject_id as key from subjects.subject where kind = 'person' and status = 'registered'`,
  case: `select c.subject_id, c.id as key from cases."case" c
    where c.stage <> 'closed' and c.subject_kind = 'person' and c.hold is null
      and exists (select from cases.task t where t.case_id = c.id and t.done_at is null)`,
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** The columns that COPY takes: those that are not reckoned from others. */
export async function columnsOf(client: Client, { name }: Table): Promise<string[]> {
  const { rows } = await client.query<{ column: string }>(
    `select attname as column from pg_attribute
     where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`,
    [name],
  )
  return rows.map(({ column }) => column)
}

/** The rows of each of these in one table, in the order asked for, as templates of their copies. */
export async function readTemplates(client: Client, table: Table, owners: readonly Owner[]): Promise<Rows[]> {
  const columns = await columnsOf(client, table)
  const places = new Map(owners.map(({ key }, place) => [key, place]))
  const found: Row[][] = owners.map(() => [])
  const keyColumn = keyOf(table)
  const [ownerAt, columnList] = [columns.indexOf(keyColumn), columns.map((name) => `"${name}"`).join(', ')]
  const lines = await text(
    client.query(copyTo(`copy (select ${columnList} from ${table.name} order by 1, 2) to stdout`)),
  )
  for (const line of lines.split('\n')) {
    const values = line.split('\t')
    const place = places.get(values[ownerAt] ?? '')
    if (place === undefined) continue
    const ids = owners[place]?.ids
    if (ids === undefined) continue
    found[place]?.push(rowOf(table, columns, values, ids))
  }
  return found
}

/** Whose rows are copied: the value of the key column, and the ids that get new ones, in the order of their meeting. */
export interface Owner {
  readonly key: string
  readonly ids: Map<string, number>
}

/** By which column a table says whose a row is. */
export function keyOf({ name, of }: Table): string {
  if (of === 'person') return 'subject_id'
  return name === 'cases."case"' ? 'id' : 'case_id'
}

/** Ids of the owner's own rows are new in each copy; those of others (an employer, a colleague) stay. */
function rowOf(
  { own = {}, fixed = {} }: Table,
  columns: readonly string[],
  values: readonly string[],
  ids: Map<string, number>,
): Row {
  const parts: (string | Slot)[] = []
  columns.forEach((column, index) => {
    const value = fixed[column] ?? values[index] ?? ''
    const kind = own[column]
    const isOwnId = column === 'id' || column === 'document_id' || column === 'matter'
    if (isOwnId && uuid.test(value) && !ids.has(value)) ids.set(value, ids.size)
    const at = ids.get(value)
    if (kind !== undefined && value !== '\\N') parts.push({ is: kind })
    else if (at !== undefined) parts.push({ is: 'id', at })
    else parts.push(value)
    parts.push(index === columns.length - 1 ? '\n' : '\t')
  })
  return joined(parts)
}

/** Texts that follow one another are one. */
function joined(parts: readonly (string | Slot)[]): Row {
  const row: (string | Slot)[] = []
  for (const part of parts) {
    const last = row.at(-1)
    if (typeof part === 'string' && typeof last === 'string') row[row.length - 1] = last + part
    else row.push(part)
  }
  return row
}

/** The lines of the n-th copy. */
export function linesOf(rows: Rows, n: number, agency: string): string {
  let lines = ''
  for (const row of rows)
    for (const part of row) lines += typeof part === 'string' ? part : valueOf(part, n, agency)
  return lines
}

function valueOf(slot: Slot, n: number, agency: string): string {
  if (slot.is === 'id') return idOf(n, slot.at)
  if (slot.is === 'agency') return agency
  return slot.is === 'number' ? `99${String(n).padStart(13, '0')}` : `\\\\x${nextKey()}`
}

const keyBytes = 32
let pool = Buffer.alloc(0)
let used = 0

/** Random, as the keyed index of a number looks to anybody without the key. */
function nextKey(): string {
  if (used >= pool.length) [pool, used] = [randomBytes(keyBytes * 4096), 0]
  used += keyBytes
  return pool.toString('hex', used - keyBytes, used)
}
