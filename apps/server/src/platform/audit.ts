import { randomUUID } from 'node:crypto'

import type { Context } from './context.ts'
import { type Database, query, type Statement } from './database.ts'
import { digest } from './secrets.ts'

/** 查看: a staff member opened something of a subject. Ids and codes only (D-19). */
export interface Look {
  readonly act: string
  readonly subjectId?: string
  readonly caseId?: string
  readonly visitId?: string
  readonly purpose?: string
}

/** Of a context, what an entry says. */
type Looking = Pick<Context, 'now' | 'actorId' | 'agencyId' | 'outletId' | 'request'>

/** Writes looks; a look is committed before its answer is sent. */
export interface Audit {
  look(context: Looking, look: Look): Promise<void>
}

interface Entry extends Look {
  readonly at: Date
  readonly actorId: string
  readonly agencyId: string | null
  readonly outletId: string | null
  readonly request: string
}

interface Waiting {
  readonly entry: Entry
  readonly done: () => void
  readonly fail: (error: unknown) => void
}

const insertEntries = query(
  `insert into audit.entry (writer, seq, at, actor_id, act, subject_id, case_id, visit_id, agency_id, outlet_id, purpose, request, hash)
   select $1, * from unnest($2::bigint[], $3::timestamptz[], $4::uuid[], $5::text[], $6::uuid[], $7::uuid[], $8::uuid[], $9::text[], $10::text[], $11::text[], $12::text[], $13::bytea[])`,
)

/**
 * One writer per process, with a chain of its own: while one batch is flushed the next gathers, so that nobody waits
 * for another and many looks share one commit.
 */
export function createAudit(database: Database): Audit {
  let writer = randomUUID()
  let [seq, head] = [0, digest(writer)]
  let waiting: Waiting[] = []
  let flushing = false

  const flush = async (): Promise<void> => {
    flushing = true
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      const rows = chain(writer, seq, head, batch)
      try {
        await database.transaction({ path: 'worker' }, async (tx) =>
          tx.record(insertEntries(writer, ...columns(rows))),
        )
        seq += rows.length
        head = rows.at(-1)?.hash ?? head
        for (const { done } of batch) done()
      } catch (error) {
        writer = randomUUID() // whether that batch was committed is not known: a new chain cannot collide with it
        seq = 0
        head = digest(writer)
        for (const { fail } of batch) fail(error)
      }
    }
    flushing = false
  }
  return {
    look: async (context, look) =>
      await new Promise((done, fail) => {
        waiting.push({ entry: entryOf(context, look), done, fail })
        if (!flushing) void flush()
      }),
  }
}

/**
 * Writes a look within the transaction of an act, so that neither stands without the other: a chain of its own with this
 * one entry, because a chain that is shared with other looks cannot wait for the act. Open to the worker, to an administrator for his agencies, and to a
 * counter for who is served.
 */
export function lookWithin(context: Looking, look: Look): Statement {
  const writer = randomUUID()
  const entry = { ...entryOf(context, look), seq: 1 }
  return insertEntries(writer, ...columns([{ ...entry, hash: entryHash(digest(writer), writer, entry) }]))
}

function entryOf({ now, actorId, agencyId, outletId, request }: Looking, look: Look): Entry {
  return { ...look, at: now, actorId, agencyId, outletId, request }
}

type Row = Entry & { readonly seq: number; readonly hash: Buffer }

function chain(writer: string, last: number, head: Buffer, batch: readonly Waiting[]): Row[] {
  let previous = head
  return batch.map(({ entry }, index) => {
    const seq = last + index + 1
    previous = entryHash(previous, writer, { ...entry, seq })
    return { ...entry, seq, hash: previous }
  })
}

/** The hash of an entry over the one before it and every column; verified again by `tongban audit verify`. */
export function entryHash(previous: Buffer, writer: string, entry: Entry & { readonly seq: number }): Buffer {
  return digest(
    previous,
    writer,
    String(entry.seq),
    entry.at.toISOString(),
    entry.actorId,
    entry.act,
    entry.subjectId ?? '',
    entry.caseId ?? '',
    entry.visitId ?? '',
    entry.agencyId ?? '',
    entry.outletId ?? '',
    entry.purpose ?? '',
    entry.request,
  )
}

function columns(rows: readonly Row[]): unknown[] {
  return [
    rows.map((row) => row.seq),
    rows.map((row) => row.at),
    rows.map((row) => row.actorId),
    rows.map((row) => row.act),
    rows.map((row) => row.subjectId ?? null),
    rows.map((row) => row.caseId ?? null),
    rows.map((row) => row.visitId ?? null),
    rows.map((row) => row.agencyId),
    rows.map((row) => row.outletId),
    rows.map((row) => row.purpose ?? null),
    rows.map((row) => row.request),
    rows.map((row) => row.hash),
  ]
}
