import { canonical } from '@tongban/contracts/canonical'
import type { Day } from '@tongban/policy'
import type pg from 'pg'

import { entryHash } from './audit.ts'
import { withClient } from './client.ts'
import { firstId } from './cursor.ts'
import { query, type Statement } from './database.ts'
import { rootText, type SealHead } from './seal-head.ts'
import { type AgencyRoot, noSeal, type Seal, type SealedRow, sealHash, Trees } from './seal.ts'
import { digest, type Secrets } from './secrets.ts'

/** Reads rows; all reads of one verification see the same moment. */
export type Read = <Row>(statement: Statement<Row>) => Promise<Row[]>

/** Something that does not agree: where it stands (a log, a key) and what is wrong. */
export interface Fault {
  readonly where: string
  readonly what: string
}

/** A sealed log as it is verified: it walks its rows in the order of its key, checks its own chains and tells faults. */
export interface SealedLog {
  readonly name: string
  walk(read: Read, tell: (fault: Fault) => void): AsyncGenerator<SealedRow & { sealedBy: number | null }>
}

/** What `audit verify` says. */
export interface Verdict {
  readonly ok: boolean
  /** The newest seal: what is younger is chained and not sealed yet. */
  readonly sealedUntil: { readonly id: number; readonly day: Day; readonly at: string } | undefined
  readonly rows: number
  readonly unsealed: number
  /** The first thousand. */
  readonly faults: readonly Fault[]
}

const rowsPerPage = 2000
const faultsAtMost = 1000

/** An instant with all six digits that the database keeps: a change that a `Date` would not see is one too. */
export const exactInstant = (column: string): string =>
  `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`

/** The instant, when it is one that we have written: ours have three digits. */
export function writtenInstant(exact: string): Date | undefined {
  const read = new Date(exact)
  return Number.isNaN(read.getTime()) || read.toISOString() !== exact.replace(/000Z$/, 'Z') ? undefined : read
}

/**
 * Recomputes all chains of all logs, and every seal with its Merkle roots, chain and signature, in one pass over each
 * log. Reads page by page; of the rows of a seal only the edge of its tree is kept. The chain must also hold each of
 * `roots`: seals that are known outside the database, so that a chain which was cut or made anew shows.
 */
export async function verifyAudit(
  connection: pg.ClientConfig,
  secrets: Pick<Secrets, 'verify'>,
  logs: readonly SealedLog[],
  roots: readonly SealHead[] = [],
): Promise<Verdict> {
  return await withClient(connection, async (client) => {
    await client.query('begin isolation level repeatable read read only')
    const read: Read = async ({ name, text, values }) =>
      (await client.query({ name, text, values: [...values] })).rows
    const faults: Fault[] = []
    let count = 0
    const tell = (fault: Fault): void => {
      count += 1
      if (faults.length < faultsAtMost) faults.push(fault)
    }
    const trees = new Map<number, Trees>()
    let [rows, unsealed] = [0, 0]
    for (const log of logs.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      for await (const row of log.walk(read, tell)) {
        rows += 1
        if (row.sealedBy === null) unsealed += 1
        else plant(trees, row.sealedBy).add(log.name, row)
      }
    }
    const sealedUntil = await verifySeals(read, secrets, trees, roots, tell)
    return { ok: count === 0, sealedUntil, rows, unsealed, faults }
  })
}

function plant(trees: Map<number, Trees>, id: number): Trees {
  const found = trees.get(id) ?? new Trees()
  trees.set(id, found)
  return found
}

interface SealRow {
  readonly id: number
  readonly day: Day
  readonly sealed_at: string
  readonly entries: number
  readonly by_agency: Readonly<Record<string, AgencyRoot>>
  readonly root: Buffer
  readonly previous: Buffer
  readonly hash: Buffer
  readonly key_id: string
  readonly signature: Buffer
}

const findSeals = query<SealRow>(
  `select id, day, ${exactInstant('sealed_at')} as sealed_at, entries, by_agency, root, previous, hash, key_id, signature
   from audit.seal where id > $1 order by id limit $2`,
)

async function verifySeals(
  read: Read,
  secrets: Pick<Secrets, 'verify'>,
  trees: Map<number, Trees>,
  roots: readonly SealHead[],
  tell: (fault: Fault) => void,
): Promise<Verdict['sealedUntil']> {
  let last: Pick<SealRow, 'id' | 'hash'> = { id: 0, hash: noSeal }
  let until: Verdict['sealedUntil']
  const missing = new Set(roots)
  for await (const seal of pages(read, (after?: SealRow) => findSeals(after?.id ?? 0, rowsPerPage))) {
    const where = `audit.seal ${seal.id}`
    if (seal.id !== last.id + 1) tell({ where, what: `follows ${last.id}: seals are missing` })
    if (!seal.previous.equals(last.hash)) tell({ where, what: 'is not chained to the seal before it' })
    for (const what of sealFaults(seal, secrets, trees.get(seal.id) ?? new Trees())) tell({ where, what })
    trees.delete(seal.id)
    for (const root of missing) if (root.id === seal.id && root.hash.equals(seal.hash)) missing.delete(root)
    last = seal
    until = { id: seal.id, day: seal.day, at: seal.sealed_at }
  }
  for (const [id, tree] of trees)
    tell({
      where: `audit.seal ${id}`,
      what: `there is no such seal, and ${tree.whole.count} rows name it`,
    })
  for (const root of missing)
    tell({
      where: `audit.seal ${root.id}`,
      what: `${rootText(root)} is known outside the database, and is not there`,
    })
  return until
}

function* sealFaults(row: SealRow, secrets: Pick<Secrets, 'verify'>, trees: Trees): Generator<string> {
  const sealedAt = writtenInstant(row.sealed_at)
  const { id, day, entries, by_agency: byAgency, root, previous } = row
  const seal: Seal = { id, day, sealedAt: sealedAt ?? new Date(0), entries, byAgency, root, previous }
  if (sealedAt === undefined || !sealHash(seal).equals(row.hash)) yield 'its hash does not fit its columns'
  if (!secrets.verify(row.hash, row.key_id, row.signature)) yield 'its signature is not ours'
  const found = trees.summary()
  if (found.entries !== entries) yield `covers ${entries} rows, and ${found.entries} are there`
  if (!found.root.equals(root)) yield 'its root does not fit the rows that it covers'
  if (canonical(found.byAgency) !== canonical(byAgency)) yield 'an agency’s root does not fit its rows'
}

/** All rows of a list, a page at a time; each page begins after the last row of the one before. */
export async function* pages<Row>(
  read: Read,
  page: (after?: Row) => Statement<Row>,
): AsyncGenerator<Row, void> {
  for (let rows = await read(page()); rows.length > 0; rows = await read(page(rows.at(-1)))) yield* rows
}

interface EntryRow {
  readonly writer: string
  readonly seq: number
  readonly at: string
  readonly actor_id: string
  readonly act: string
  readonly subject_id: string | null
  readonly case_id: string | null
  readonly visit_id: string | null
  readonly agency_id: string | null
  readonly outlet_id: string | null
  readonly purpose: string | null
  readonly request: string
  readonly hash: Buffer
  readonly sealed_by: number | null
}

const findEntries = query<EntryRow>(
  `select writer, seq, ${exactInstant('at')} as at, actor_id, act, subject_id, case_id, visit_id, agency_id, outlet_id, purpose, request, hash, sealed_by
   from audit.entry where (writer, seq) > ($1::uuid, $2::bigint) order by writer, seq limit $3`,
)

function entriesAfter(after?: EntryRow): Statement<EntryRow> {
  return findEntries(after?.writer ?? firstId, after?.seq ?? 0, rowsPerPage)
}

/** The looks of staff: one chain per writer. */
export const entryLog: SealedLog = {
  name: 'audit.entry',
  walk: async function* (read, tell) {
    let head: Pick<EntryRow, 'writer' | 'seq' | 'hash'> = { writer: firstId, seq: 0, hash: noSeal }
    for await (const row of pages(read, entriesAfter)) {
      const key = `${row.writer}/${row.seq}`
      if (row.writer !== head.writer) head = { writer: row.writer, seq: 0, hash: digest(row.writer) }
      if (row.seq !== head.seq + 1)
        tell({ where: `audit.entry ${key}`, what: `follows ${head.seq}: entries are missing` })
      else if (!fits(row, head.hash))
        tell({ where: `audit.entry ${key}`, what: 'its hash does not fit its columns and the entry before' })
      head = row
      yield { key, agency: row.agency_id, hash: row.hash, sealedBy: row.sealed_by }
    }
  },
}

function fits(row: EntryRow, previous: Buffer): boolean {
  const at = writtenInstant(row.at)
  if (at === undefined || Object.values(row).includes('')) return false // an empty text hashes like nothing
  return row.hash.equals(
    entryHash(previous, row.writer, {
      seq: row.seq,
      at,
      actorId: row.actor_id,
      act: row.act,
      agencyId: row.agency_id,
      outletId: row.outlet_id,
      request: row.request,
      ...(row.subject_id === null ? {} : { subjectId: row.subject_id }),
      ...(row.case_id === null ? {} : { caseId: row.case_id }),
      ...(row.visit_id === null ? {} : { visitId: row.visit_id }),
      ...(row.purpose === null ? {} : { purpose: row.purpose }),
    }),
  )
}
