/** A row of a part, as the dry run left it: what was written in it, and what that answers to the form. */
export interface PartRow {
  readonly no: number
  readonly written: Readonly<Record<string, string>>
  readonly answers: Readonly<Record<string, string>>
}

type Values = readonly (string | null)[]

/** Rows with their keys once, then only values: half as much to seal, to keep and to read again, and a third of the work to hand to a thread. */
export interface Packed {
  readonly written: readonly string[]
  readonly answers: readonly string[]
  readonly rows: readonly (readonly [no: number, written: Values, answers: Values])[]
}

export function pack(rows: readonly PartRow[]): Packed {
  const written = keysOf(rows.map((row) => row.written))
  const answers = keysOf(rows.map((row) => row.answers))
  return {
    written,
    answers,
    rows: rows.map((row) => [row.no, valuesOf(row.written, written), valuesOf(row.answers, answers)]),
  }
}

export function unpack({ written, answers, rows }: Packed): PartRow[] {
  return rows.map(([no, inRow, said]) => ({
    no,
    written: recordOf(written, inRow),
    answers: recordOf(answers, said),
  }))
}

/** Rows of a part as one text. */
export function packRows(rows: readonly PartRow[]): string {
  return JSON.stringify(pack(rows))
}

/** The rows of such a text; parts of before stand there row by row with their keys. */
export function unpackRows(text: string): readonly PartRow[] {
  const kept: Packed | readonly PartRow[] = JSON.parse(text)
  return 'rows' in kept ? unpack(kept) : kept
}

function keysOf(records: readonly Readonly<Record<string, string>>[]): string[] {
  const keys = new Set<string>()
  for (const record of records) for (const key in record) if (Object.hasOwn(record, key)) keys.add(key)
  return [...keys]
}

function valuesOf(record: Readonly<Record<string, string>>, keys: readonly string[]): Values {
  return keys.map((key) => record[key] ?? null)
}

function recordOf(keys: readonly string[], values: Values): Record<string, string> {
  const record: Record<string, string> = {}
  for (let at = 0; at < keys.length; at += 1) {
    const [key = '', value = null] = [keys[at], values[at]]
    if (value !== null) record[key] = value
  }
  return record
}
