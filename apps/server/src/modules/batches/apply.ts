import { type Context, scopeOf } from '../../platform/context.ts'
import type { Statement, Tx } from '../../platform/database.ts'
import { byKind } from '../../platform/merged.ts'
import { Refusal } from '../../platform/refusal.ts'
import { handInOfList, type ListTrusted, openingOfList } from '../cases/index.ts'
import { standingMandate } from '../mandates/index.ts'
import type { BatchDeps } from './deps.ts'
import { columnsOf, groupOf } from './dry-run/columns.ts'
import { isRefusalOfRows, rowFaults } from './dry-run/row-faults.ts'
import type { RowFault } from './dry-run/rows.ts'
import { endBatch } from './end.ts'
import { type PartRow, unpackRows } from './part-rows.ts'
import {
  addTaken,
  type BatchRow,
  findApplying,
  findBatch,
  insertRejects,
  markStopped,
  markTaken,
  markTakenInPart,
  takeReady,
} from './store.ts'

const worker = { path: 'worker' } as const
/** So many cases come with one commit: a large list holds no transaction open for long, and a crash costs no more than this. */
const casesAtOnce = 32
/** While the database writes what one has decided the other decides. */
const lanesAtOnce = 3
const againMs = 30_000
const failed = new Map<string, number>()

/**
 * 办名单: hands in some cases of the list that waits longest, or issues its receipt when none is left. What is done is known by what is
 * committed with the cases themselves, so that after a crash no row goes twice and none is left out.
 * @param system who works; the cases are handed in in the name of whoever handed in the list
 * @param turns how many commits each lane makes before it is asked again which list is the next; lanes that wait for each other after
 *   each commit would leave now the process and now the database without work
 * @returns whether there is more to do
 */
export async function applyBatches(deps: BatchDeps, system: Context, turns = 1): Promise<boolean> {
  const now = performance.now()
  const resting = [...failed].filter(([, until]) => until > now).map(([id]) => id)
  const [[batch]] = await deps.database.read(worker, findApplying(resting))
  if (batch === undefined) return false
  const lanes = await Promise.allSettled(
    Array.from({ length: lanesAtOnce }, async () => {
      for (let turn = 0; turn < turns; turn += 1) if (!(await applySome(deps, system, batch))) return
    }),
  )
  const fault = lanes.find((lane) => lane.status === 'rejected')
  if (fault === undefined) failed.delete(batch.id)
  else {
    failed.set(batch.id, performance.now() + againMs) // others are not held up by it
    throw fault.reason
  }
  return true
}

/** Some parts that nobody else has taken; where none is left the list is over. @returns whether there may be more of it */
async function applySome(deps: BatchDeps, system: Context, batch: BatchRow): Promise<boolean> {
  const { subject_id: subject, id } = batch
  const context = await contextOf(deps, system, batch)
  if (context === undefined) return await stop(deps, system, batch, 'mandate')
  const opening = openingFor(deps, context, batch)
  if (typeof opening === 'string') return await stop(deps, context, batch, opening)
  const left = await deps.database.transaction(scopeOf(context), async (tx) => {
    // The parts first: as long as one is held the list cannot end, so what is read of it afterwards stays true.
    const [parts, [found], came, facts, distrust, beside] = await tx.load(
      takeReady(subject, id, casesAtOnce),
      findBatch(subject, id),
      ...opening.load,
    )
    if (found?.state !== 'applying') return 'ended' // by another lane
    if (found.stopped !== null || parts.length === 0) return 'none'
    const opened = codeOr(() => opening.trusted(came, facts, distrust, beside))
    if (typeof opened === 'string') return { stopped: opened }
    const sums = { rows: 0, cases: 0, aside: 0 }
    const whole: { no: number; caseId: string }[] = []
    const written = []
    for (const part of parts) {
      const writes: Statement[] = []
      const gathering: Tx = { ...tx, record: (...statements) => void writes.push(...statements) }
      await takePart({ deps, context, tx: gathering, opened, sums, whole }, batch, part)
      written.push(writes)
    }
    const [nos, cases] = [whole.map(({ no }) => no), whole.map(({ caseId }) => caseId)]
    tx.record(...byKind(written), markTaken(subject, id, nos, cases))
    tx.record(addTaken(subject, id, sums.rows, sums.cases, sums.aside))
    return 'some'
  })
  if (typeof left === 'object') return await stop(deps, context, batch, left.stopped)
  if (left === 'none') await endBatch(deps, context, batch)
  return left === 'some'
}

/** Who handed in the list, as of the day on which he did; undefined when he may not act for the employer any more. */
async function contextOf(deps: BatchDeps, system: Context, batch: BatchRow): Promise<Context | undefined> {
  const { subject_id: employer, actor_id: holder, actor_name: actorName, account_id: accountId } = batch
  const mandate = await standingMandate(deps, { holder, employer, today: system.today })
  if (mandate === undefined) return undefined
  return {
    ...system,
    actorId: holder,
    actorName,
    ...(accountId === null ? {} : { accountId }),
    authority: 'mandate',
    mandate,
    path: 'employer',
    subjects: [employer],
    today: batch.applied_on ?? system.today,
  }
}

/** What opens the cases, or the code of why none is taken any more. */
function openingFor(
  deps: BatchDeps,
  context: Context,
  { subject_id: subject, item, item_version: itemVersion }: BatchRow,
) {
  return codeOr(() => openingOfList(deps, context, { subject, item, itemVersion }))
}

/** What comes of it, or the code of why it was refused. */
function codeOr<Found extends object>(find: () => Found): Found | string {
  try {
    return find()
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal.code
    throw refusal
  }
}

/** The list ends here, with a receipt for what was taken. @returns that there is no more of it */
async function stop(deps: BatchDeps, system: Context, batch: BatchRow, why: string): Promise<false> {
  const { subject_id: subject, id } = batch
  await deps.database.transaction(worker, async (tx) => tx.record(markStopped(subject, id, why)))
  await endBatch(
    deps,
    {
      ...system,
      path: 'employer',
      subjects: [subject],
      actorName: batch.actor_name,
      today: batch.applied_on ?? system.today,
    },
    batch,
  )
  return false
}

interface Taking {
  readonly deps: BatchDeps
  readonly context: Context
  readonly tx: Tx
  readonly opened: ListTrusted
  /** What came of the parts of this transaction. */
  readonly sums: { rows: number; cases: number; aside: number }
  /** The parts of which every row went. */
  readonly whole: { no: number; caseId: string }[]
}

/** One case of the rows of a part; those that are refused by now are put aside, and the others go without them. */
async function takePart(
  taking: Taking,
  batch: BatchRow,
  { no, content }: { readonly no: number; readonly content: Buffer },
): Promise<void> {
  const { deps, context, tx, opened, sums, whole } = taking
  const { subject_id: subject, id: batchId, item, item_version: itemVersion } = batch
  const { declaration } = opened.published
  const all = unpackRows(deps.secrets.open(content))
  const list = { subject, item, itemVersion, batchId }
  let rows = all.map((row, at) => ({ row, place: at + 1 }))
  while (rows.length > 0) {
    const form = { [groupOf(declaration).key]: rows.map(({ row }) => row.answers) }
    try {
      const { id } = await handInOfList(deps, context, tx, opened, { ...list, form })
      const places = rows.map(({ place }) => place)
      if (rows.length === all.length) whole.push({ no, caseId: id })
      else tx.record(markTakenInPart(subject, batchId, no, rows.length, id, places))
      sums.rows += rows.length
      sums.cases += 1
      return
    } catch (refusal) {
      if (!isRefusalOfRows(refusal)) throw refusal
      const bad = Map.groupBy(rowFaults(declaration, columnsOf(declaration), refusal.fields), ({ at }) => at)
      if (bad.size === 0) throw refusal
      putAside(
        taking,
        batch,
        rows.flatMap(({ row }, at) => asideOf(row, bad.get(at))),
      )
      rows = rows.filter((_row, at) => !bad.has(at))
    }
  }
  tx.record(markTakenInPart(subject, batchId, no, 0, null, []))
}

interface Aside {
  readonly row: PartRow
  readonly faults: readonly RowFault[]
}

function asideOf(row: PartRow, found: readonly { readonly fault: RowFault }[] | undefined): Aside[] {
  return found === undefined ? [] : [{ row, faults: found.map(({ fault }) => fault) }]
}

function putAside(
  { deps, tx, sums }: Taking,
  { subject_id: subject, id }: BatchRow,
  aside: readonly Aside[],
): void {
  sums.aside += aside.length
  tx.record(
    insertRejects(
      subject,
      id,
      aside.map(({ row }) => row.no),
      aside.map(({ row }) => deps.secrets.seal(JSON.stringify(row.written))),
      aside.map(({ faults }) => JSON.stringify(faults)),
    ),
  )
}
