import type { Client } from '../../apps/server/src/platform/client.ts'
import { idOf } from './ids.ts'
import { keyOf, ownersOf, type Table, tables } from './templates.ts'

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

/** So many copies tell the shape of a million. */
const sampled = 24_000

/** Of the first copies, or of all rows of the same kind that commands left. */
async function shapeOf(client: Client, table: Table, copies: boolean): Promise<Shape> {
  const within = `subject_id between '${idOf(0)}' and '${idOf(sampled)}'`
  const { rows } = await client.query<Shape>(
    `with owner as (select * from (${ownersOf[table.of]}) o where ${copies ? '' : 'not '}(${within}))
     select count(t.*)::float8 / (select count(*) from owner) as rows, coalesce(avg(pg_column_size(t.*)), 0)::float8 as bytes
     from ${table.name} t join owner o on o.subject_id = t.subject_id and o.key = t.${keyOf(table)}`,
  )
  return rows[0] ?? { rows: 0, bytes: 0 }
}
