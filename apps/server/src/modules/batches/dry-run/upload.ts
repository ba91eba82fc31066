import type { Batch } from '@tongban/contracts/batches'

import { type Context, newId, scopeOf } from '../../../platform/context.ts'
import { minutesFrom } from '../../../platform/instants.ts'
import { Refusal, refusalAt } from '../../../platform/refusal.ts'
import { bytesText } from '../../../platform/secrets.ts'
import { findOpenOfBatches, openingOfList } from '../../cases/index.ts'
import type { Published } from '../../catalogue/index.ts'
import type { BatchDeps } from '../deps.ts'
import { packRows } from '../part-rows.ts'
import {
  countUnapplied,
  deleteBatch,
  findBatch,
  findKeysOfCases,
  insertBatch,
  insertPart,
  insertRejects,
  markChecked,
} from '../store.ts'
import { batchView } from '../view.ts'
import { type Judged, judgeRows, type Seen } from './check.ts'
import { columnsOf, groupOf } from './columns.ts'
import { Fingerprints } from './fingerprints.ts'
import { findPeople, type Looking, type PeopledRow } from './people.ts'
import { type Reading, readListApart } from './read-apart.ts'
import type { ListFault } from './read-list.ts'
import type { ListRow } from './rows.ts'

const rowsAtOnce = 1000
const daysKept = 7
const unappliedAtMost = 20

/**
 * 试算: reads a list and judges every row of it. Nothing but the list itself is written, and it goes by itself after seven days; some
 * hundred rows are in memory at a time.
 * @throws Refusal catalogue.no-item, batches.no-list, cases.distrusted and what is wrong with the file as a whole, with the headings that it lacks
 */
export async function uploadBatch(
  deps: BatchDeps,
  context: Context,
  { subject, item }: { readonly subject: string; readonly item: string },
  bytes: Buffer,
): Promise<Batch> {
  const published = requireListed(deps, item)
  await using reading = readListApart(bytes, columnsOf(published.declaration))
  const started = await begin(deps, context, subject, published)
  const { looking, batchId } = started
  const writer = new Writer(started)
  try {
    const totals = await readAll(started, writer, reading)
    if (totals.rows === 0) throw new Refusal('batches.empty')
    const [, [row]] = await deps.database.transaction(scopeOf(context), async (tx) =>
      tx.load(
        markChecked(subject, batchId, totals.rows, totals.good, totals.rows - totals.good),
        findBatch(subject, batchId),
      ),
    )
    if (row === undefined) throw new Refusal('batches.unknown')
    return batchView(looking.deps, row)
  } catch (error) {
    await writer.rest()
    await deps.database.transaction(scopeOf(context), async (tx) => tx.record(deleteBatch(subject, batchId)))
    throw error
  }
}

interface Started {
  readonly looking: Looking
  readonly batchId: string
  readonly owner: string
  readonly seen: Seen
}

function requireListed({ catalogue }: BatchDeps, item: string): Published {
  const published = catalogue.current(item)
  if (published === undefined) throw refusalAt('catalogue.no-item', 'item')
  if (published.declaration.list === undefined) throw refusalAt('batches.no-list', 'item')
  return published
}

async function begin(
  deps: BatchDeps,
  context: Context,
  subject: string,
  { declaration, version }: Published,
): Promise<Started> {
  const { code: item } = declaration
  const { load, trusted } = openingOfList(deps, context, { subject, item, itemVersion: version })
  const [came, facts, distrust, beside, [counted], open] = await deps.database.read(
    scopeOf(context),
    ...load,
    countUnapplied(subject, context.now),
    findOpenOfBatches(subject, item),
  )
  const { owner } = trusted(came, facts, distrust, beside)
  if ((counted?.unapplied ?? 0) >= unappliedAtMost) throw new Refusal('batches.enough')
  const batchId = newId()
  const underWay = await deps.database.transaction(scopeOf(context), async (tx) => {
    const [[found]] = await tx.load(
      findKeysOfCases(
        subject,
        open.map(({ id }) => id),
      ),
    )
    const ends = minutesFrom(context.now, daysKept * 24 * 60)
    const { actorId, actorName, accountId = null, now } = context
    tx.record(insertBatch(subject, batchId, item, version, owner, actorId, actorName, accountId, now, ends))
    return new Fingerprints(found?.keys ?? nobody)
  })
  const looking = { deps, context, subject, declaration, columns: columnsOf(declaration) }
  return { looking, batchId, owner, seen: { rows: new Map(), underWay } }
}

async function readAll(
  { looking, owner, seen }: Started,
  writer: Writer,
  { pieces }: Reading,
): Promise<{ rows: number; good: number }> {
  const waiting: ListRow[] = []
  let ahead: Promise<PeopledRow[]> = Promise.resolve([])
  /** While some people are looked for, those before are judged and written: what waits for the other is never both. */
  const judgeBefore = async (next: Promise<PeopledRow[]>): Promise<void> => {
    const before = ahead
    ahead = next
    next.catch(() => undefined) // told to whoever waits for it
    await writer.write(judgeRows(looking, owner, seen, await before))
  }
  const take = async (least: number): Promise<void> => {
    while (waiting.length >= least) await judgeBefore(findPeople(looking, waiting.splice(0, rowsAtOnce)))
  }
  for await (const piece of pieces) {
    if ('fault' in piece) throw refusalOf(piece.fault)
    waiting.push(...piece.rows)
    await take(rowsAtOnce)
  }
  await take(1)
  await judgeBefore(Promise.resolve([]))
  await writer.end()
  return { rows: writer.rows, good: writer.good }
}

function refusalOf(fault: ListFault): Refusal {
  if (fault.kind !== 'columns') return new Refusal(`batches.${fault.kind}`)
  const faults = fault.missing.map((heading) => ({
    field: `row.${fault.row}`,
    code: 'batches.columns',
    message: `缺“${heading}”这一栏。`,
  }))
  return new Refusal('batches.columns', faults)
}

const nobody = Buffer.alloc(0)

/** Writes what was judged: the rows that can go in parts of one case each, the others with their faults. */
class Writer {
  readonly #started: Started
  readonly #rowsAtMost: number
  #waiting: Judged[] = []
  #writing = Promise.resolve()
  #part = 0
  rows = 0
  good = 0

  constructor(started: Started) {
    this.#started = started
    this.#rowsAtMost = groupOf(started.looking.declaration).rowsAtMost ?? 50
  }

  /** Begins to write them when those before are written; the next rows are read and judged in the meantime. */
  async write(judged: readonly Judged[]): Promise<void> {
    await this.#writing
    this.#writing = this.#take(judged)
    this.#writing.catch(() => undefined) // told to whoever waits for it
  }

  async end(): Promise<void> {
    await this.#writing
    await this.#record([], 1)
  }

  /** Nothing is being written any more, however it went. */
  async rest(): Promise<void> {
    await Promise.allSettled([this.#writing])
  }

  async #take(judged: readonly Judged[]): Promise<void> {
    const good = judged.filter(({ faults }) => faults.length === 0)
    this.rows += judged.length
    this.good += good.length
    this.#waiting.push(...good)
    await this.#record(
      judged.filter(({ faults }) => faults.length > 0),
      this.#rowsAtMost,
    )
  }

  async #record(bad: readonly Judged[], least: number): Promise<void> {
    const { looking, batchId } = this.#started
    const { deps, context, subject } = looking
    await deps.database.transaction(scopeOf(context), async (tx) => {
      while (this.#waiting.length >= least) {
        const rows = this.#waiting.splice(0, this.#rowsAtMost)
        const content = deps.secrets.seal(packRows(rows))
        this.#part += 1
        tx.record(
          insertPart(
            subject,
            batchId,
            this.#part,
            rows.length,
            content,
            rows.map(({ person = '' }) => bytesText(person)),
          ),
        )
      }
      if (bad.length > 0)
        tx.record(
          insertRejects(
            subject,
            batchId,
            bad.map(({ no }) => no),
            bad.map(({ written }) => deps.secrets.seal(JSON.stringify(written))),
            bad.map(({ faults }) => JSON.stringify(faults)),
          ),
        )
      await Promise.resolve()
    })
  }
}
