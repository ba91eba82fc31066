import { createHash } from 'node:crypto'

import type { Statement } from './statement.ts'

/** A statement of so many rows, and of each power of two below, is prepared at most once on a connection. */
const rowsAtMost = 16
const insertOfOneRow =
  /^(insert into [^()]+\([^()]*\)\s+values\s+)(\([^()]*\))((?:\s+on conflict (?:\([^()]*\) )?do nothing)?)\s*$/

/**
 * Neighbours that insert a row each into the same columns become one statement of several rows: PostgreSQL then opens the table, reads
 * its rules and answers once, and not for each row. All other statements stay as they are, and so does the order.
 */
export function mergeInserts(statements: readonly Statement[]): Statement[] {
  const merged: Statement[] = []
  for (let at = 0; at < statements.length;) {
    const [first, ...others] = statements.slice(at, at + rowsOf(statements, at))
    if (first === undefined) break
    merged.push(others.length === 0 ? first : together(first, others))
    at += 1 + others.length
  }
  return merged
}

/**
 * What several acts write that have nothing to do with each other, kind by kind: the same kinds in the order in which they first come, so
 * that what refers to something still comes after it.
 */
export function byKind(acts: readonly (readonly Statement[])[]): Statement[] {
  return [...Map.groupBy(acts.flat(), ({ name }) => name).values()].flat()
}

/** How many from here on go into one statement. */
function rowsOf(statements: readonly Statement[], at: number): number {
  const name = statements[at]?.name
  let alike = 1
  while (alike < rowsAtMost && statements[at + alike]?.name === name) alike += 1
  return alike === 1 || !insertOfOneRow.test(statements[at]?.text ?? '')
    ? 1
    : 2 ** Math.floor(Math.log2(alike))
}

function together(first: Statement, others: readonly Statement[]): Statement {
  const values = [first, ...others].flatMap((row) => row.values)
  return { ...manyOf(first, 1 + others.length), values }
}

const known = new Map<string, Pick<Statement, 'name' | 'text'>>()

/** The statement for so many rows. */
function manyOf({ name, text, values }: Statement, count: number): Pick<Statement, 'name' | 'text'> {
  const key = `${name} ${count}`
  const found = known.get(key)
  if (found !== undefined) return found
  const [, head = '', row = '', tail = ''] = insertOfOneRow.exec(text) ?? []
  const rows = Array.from({ length: count }, (_, at) =>
    row.replaceAll(/\$(\d+)/g, (_place, no: string) => `$${Number(no) + at * values.length}`),
  )
  const long = head + rows.join(', ') + tail
  const made = { name: createHash('sha256').update(long).digest('hex').slice(0, 16), text: long }
  known.set(key, made)
  return made
}
