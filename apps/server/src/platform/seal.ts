import { canonical } from '@tongban/contracts/canonical'
import type { Day } from '@tongban/policy'

import { type Database, query, type Statement, type Tx } from './database.ts'
import { PlainFault } from './fault.ts'
import { Merkle } from './merkle.ts'
import type { SealHead, SealHeads } from './seal-head.ts'
import { digest, type Secrets } from './secrets.ts'

/** One row of a log as a seal covers it: its key as text, whose it is, and its hash. */
export interface SealedRow {
  readonly key: string
  readonly agency: string | null
  readonly hash: Buffer
}

/** A log that is sealed; the composition root hands over those of the rooms. */
export interface SealSource {
  readonly name: string
  /**
   * Marks up to `limit` rows that no seal covers as covered by this one, in one update, and answers them in the order
   * of their key: the same order in which the log is verified.
   */
  take(sealId: number, limit: number): Statement<SealedRow>
}

/** How many rows of an agency a seal covers, and the Merkle root over them, in hexadecimal. */
export interface AgencyRoot {
  readonly count: number
  readonly root: string
}

/** What is signed: everything committed since the seal before it. */
export interface Seal {
  readonly id: number
  readonly day: Day
  readonly sealedAt: Date
  readonly entries: number
  /** By agency; what belongs to none stands under `-`. */
  readonly byAgency: Readonly<Record<string, AgencyRoot>>
  readonly root: Buffer
  /** The hash of the seal before this one. */
  readonly previous: Buffer
}

/** When and what is sealed. */
export interface Sealing {
  readonly now: Date
  readonly today: Day
  readonly sources: readonly SealSource[]
  /** What is known of the chain outside the database. */
  readonly heads: SealHeads
  /** At day's end a seal is made even when nothing happened: every day has a root. */
  readonly dayEnd?: boolean
  /** Tests seal less at a time. */
  readonly rowsAtMost?: number
}

const rowsPerSeal = 50_000
/** What a chain of seals begins with. */
export const noSeal = Buffer.alloc(32)

const takeLock = query(`select pg_advisory_xact_lock(hashtext('audit.seal'))`)
const findLast = query<SealHead & { key_id: string; signature: Buffer }>(
  'select id, hash, key_id, signature from audit.seal order by id desc limit 1',
)
const findHead = query<SealHead>('select id, hash from audit.seal where id = $1')
const findLastDay = query<{ day: Day }>('select day from audit.seal order by id desc limit 1')
const insertSeal = query(
  `insert into audit.seal (id, day, sealed_at, entries, by_agency, root, previous, hash, key_id, signature)
   values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)
// Only one seals at a time, and what is written is never changed: no row is locked before it is taken.
const takeEntries = query<SealedRow>(
  `with taken as (
     update audit.entry e set sealed_by = $1 from (
       select writer, seq from audit.entry where sealed_by is null order by writer, seq limit $2) open
     where e.writer = open.writer and e.seq = open.seq returning e.writer, e.seq, e.agency_id, e.hash)
   select writer || '/' || seq as key, agency_id as agency, hash from taken order by writer, seq`,
)

/** The looks of staff. */
export const entrySource: SealSource = { name: 'audit.entry', take: takeEntries }

/**
 * Seals all that was committed and is not sealed yet, in seals of at most 50,000 rows each.
 *
 * The cut is a transaction's snapshot and not a time: a row without a seal that this transaction sees is committed. What
 * another transaction has written and not yet committed is not seen, keeps `sealed_by is null` and falls into the next
 * seal, however early its time is. So nothing slips between two seals, and no seal waits for anybody.
 * @returns the newest seal, or undefined when there was nothing to seal
 * @throws PlainFault when the chain in the database is not the one that is known outside of it: a signature would make it true
 */
export async function sealAudit(
  database: Database,
  secrets: Pick<Secrets, 'sign' | 'verify'>,
  { rowsAtMost = rowsPerSeal, ...sealing }: Sealing,
): Promise<Seal | undefined> {
  let newest = await sealOnce(database, secrets, { ...sealing, rowsAtMost })
  for (let next = newest; next?.entries === rowsAtMost; newest = next ?? newest)
    next = await sealOnce(database, secrets, { ...sealing, rowsAtMost, dayEnd: false })
  return newest
}

/** Takes the chain as it stands in the database for the true one: after a restore, by somebody who has decided it. */
export async function acceptSealHead(database: Database, heads: SealHeads): Promise<SealHead | undefined> {
  const [[last]] = await database.read({ path: 'worker' }, findLast())
  heads.accept(last)
  return last
}

/** What of the chain in the database contradicts what is known outside of it; undefined when it goes on from there. */
export async function headFault(database: Database, heads: SealHeads): Promise<string | undefined> {
  const known = heads.known()
  if (known === undefined) return undefined
  const [[found], [last]] = await database.read({ path: 'worker' }, findHead(known.id), findLast())
  return contradiction(known, found, last)
}

function contradiction(
  known: SealHead,
  found: SealHead | undefined,
  last: SealHead | undefined,
): string | undefined {
  if (found?.hash.equals(known.hash) === true) return undefined
  const ends = `the seals of the database end with ${last?.id ?? 0}`
  return found === undefined
    ? `seal ${known.id} is known outside the database, and ${ends}`
    : `seal ${known.id} in the database is not the one that is known outside of it`
}

/** Nothing is signed on top of a chain that is not ours. */
async function requireKnownChain(tx: Tx, secrets: Pick<Secrets, 'verify'>, heads: SealHeads) {
  const known = heads.known()
  const [[found], [last]] = await tx.load(findHead(known?.id ?? 0), findLast())
  const fault = known === undefined ? undefined : contradiction(known, found, last)
  if (fault !== undefined) throw new PlainFault(`Nothing is sealed: ${fault}.`)
  if (last === undefined) return undefined
  if (!secrets.verify(last.hash, last.key_id, last.signature))
    throw new PlainFault(`Nothing is sealed: seal ${last.id} in the database was not signed by us.`)
  heads.keep(last)
  return last
}

/** The business day that was sealed last; undefined before the first seal. */
export async function lastSealedDay(database: Database): Promise<Day | undefined> {
  const [[last]] = await database.read({ path: 'worker' }, findLastDay())
  return last?.day
}

async function sealOnce(
  database: Database,
  secrets: Pick<Secrets, 'sign' | 'verify'>,
  { now, today, sources, heads, dayEnd = false, rowsAtMost }: Required<Pick<Sealing, 'rowsAtMost'>> & Sealing,
): Promise<Seal | undefined> {
  const made = await database.transaction({ path: 'worker' }, async (tx) => {
    await tx.load(takeLock()) // until the commit: the next sealer reads our seal as its last
    const last = await requireKnownChain(tx, secrets, heads)
    const id = (last?.id ?? 0) + 1
    const trees = new Trees()
    for (const source of sources.toSorted((left, right) => (left.name < right.name ? -1 : 1))) {
      if (trees.whole.count >= rowsAtMost) break
      const [rows] = await tx.load(source.take(id, rowsAtMost - trees.whole.count))
      for (const row of rows) trees.add(source.name, row)
    }
    if (trees.whole.count === 0 && !dayEnd) return undefined
    const seal: Seal = { id, day: today, sealedAt: now, ...trees.summary(), previous: last?.hash ?? noSeal }
    const hash = sealHash(seal)
    const { keyId, signature } = secrets.sign(hash)
    const { entries, byAgency, root, previous } = seal
    tx.record(
      insertSeal(id, today, now, entries, JSON.stringify(byAgency), root, previous, hash, keyId, signature),
    )
    return { seal, hash }
  })
  if (made !== undefined) heads.keep({ id: made.seal.id, hash: made.hash }) // committed: it exists for good
  return made?.seal
}

/** What a seal is made of while its rows pass by: one tree over all, and one for each agency. */
export class Trees {
  readonly whole = new Merkle()
  readonly #agencies = new Map<string, Merkle>()

  add(name: string, { key, agency, hash }: SealedRow): void {
    this.whole.add(name, key, hash)
    const own = this.#agencies.get(agency ?? '-') ?? new Merkle()
    this.#agencies.set(agency ?? '-', own)
    own.add(name, key, hash)
  }

  summary(): Pick<Seal, 'entries' | 'byAgency' | 'root'> {
    const byAgency = [...this.#agencies].map(([agency, tree]) => [
      agency,
      { count: tree.count, root: tree.root().toString('hex') },
    ])
    return {
      entries: this.whole.count,
      byAgency: Object.fromEntries(byAgency),
      root: this.whole.root(),
    }
  }
}

/** The hash of a seal over the one before it and every column; this is what is signed. */
export function sealHash({ id, day, sealedAt, entries, byAgency, root, previous }: Seal): Buffer {
  return digest(previous, String(id), day, sealedAt.toISOString(), String(entries), canonical(byAgency), root)
}
