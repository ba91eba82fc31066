import type { Client } from '../../apps/server/src/platform/client.ts'
import { type Table, tables } from './templates.ts'

const apartMax = 0.05

/** How many rows a person or a case has in a table, and how many bytes a row. */
interface Shape {
  readonly rows: number
  readonly bytes: number
}

/** Which tables' copies are unlike the rows that commands left, by more than one part in twenty. */
export async function unlikeTables(client: Client, tell: (line: string) => void): Promise<string[]> {
  const unlike: string[] = []
  for (const table of tables) {
    const [left, copied] = [await shapeOf(client, table, false), await shapeOf(client, table, true)]
    tell(`  ${table.name.padEnd(22)} ${words(left)} left by commands, ${words(copied)} copied`)
    if (isApart(left.rows, copied.rows) || isApart(left.bytes, copied.bytes)) unlike.push(table.name)
  }
  return unlike
}

function words({ rows, bytes }: Shape): string {
  return `${rows.toFixed(2)} rows of ${bytes.toFixed(0)} bytes`
}

function isApart(one: number, other: number): boolean {
  return Math.abs(one / other - 1) > apartMax
}

const firstCopy = '019f0000-0000-7000-8000-100000000000'
/** So many copies tell the shape of a million. */
const sampled = 24_000

/** Of the first copies, or of all rows of the same kind that commands left. */
async function shapeOf(client: Client, { name, of }: Table, copies: boolean): Promise<Shape> {
  const owners =
    of === 'person'
      ? `select subject_id, subject_id as key from subjects.subject where kind = 'person' and status = 'registered'`
      : `select c.subject_id, c.id as key from cases."case" c where c.stage <> 'closed' and c.subject_kind = 'person' and c.hold is null
           and exists (select from cases.task t where t.case_id = c.id and t.done_at is null)`
  const lastCopy = `${firstCopy.slice(0, 24)}${100_000_000_000 + sampled}`
  const within = `subject_id between '${firstCopy}' and '${lastCopy}'`
  const key = of === 'person' ? 'subject_id' : name === 'cases."case"' ? 'id' : 'case_id'
  const { rows } = await client.query<Shape>(
    `with owner as (select * from (${owners}) o where ${copies ? '' : 'not '}(${within}))
     select count(t.*)::float8 / (select count(*) from owner) as rows, coalesce(avg(pg_column_size(t.*)), 0)::float8 as bytes
     from ${name} t join owner o on o.subject_id = t.subject_id and o.key = t.${key}`,
  )
  return rows[0] ?? { rows: 0, bytes: 0 }
}
