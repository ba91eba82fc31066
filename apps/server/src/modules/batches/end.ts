import { type Context, scopeOf } from '../../platform/context.ts'
import type { Database, Statement } from '../../platform/database.ts'
import { minutesFrom } from '../../platform/instants.ts'
import { countOfBatch } from '../cases/index.ts'
import { openEmployer } from '../employers/index.ts'
import { issue } from '../papers/index.ts'
import type { BatchDeps } from './deps.ts'
import { faultsSaid } from './dry-run/row-faults.ts'
import { type BatchRow, findRejects, forgetBatches, lockBatch, lockLeft, markDone } from './store.ts'

const daysKept = 90
const rowsOnPaper = 200

/** The list is over: one receipt for all of it, with what was not taken; what is left of it goes after ninety days. */
export async function endBatch(
  deps: BatchDeps,
  context: Context,
  { subject_id: subject, id }: BatchRow,
): Promise<void> {
  await deps.database.transaction(scopeOf(context), async (tx) => {
    const [left, [row], [employer], [standing], rejects] = await tx.load(
      lockLeft(subject, id),
      lockBatch(subject, id),
      openEmployer(subject),
      countOfBatch(subject, id),
      findRejects(subject, id, 0, rowsOnPaper),
    )
    if (row?.state !== 'applying') return
    if (left.length > 0 && row.stopped === null) return // who had taken them failed
    const ends = minutesFrom(context.now, daysKept * 24 * 60)
    tx.record(
      markDone(subject, id, context.now, ends),
      ...receiptOf(deps, context, row, {
        name: employer?.subject_name ?? '',
        dueOn: standing?.due_on ?? null,
        notTaken: rejects.map(({ row_no, faults }) => ({
          row: row_no,
          why: faultsSaid(faults),
        })),
      }),
    )
  })
}

function receiptOf(
  deps: BatchDeps,
  context: Context,
  row: BatchRow,
  {
    name,
    dueOn,
    notTaken,
  }: {
    readonly name: string
    readonly dueOn: NonNullable<BatchRow['applied_on']> | null
    readonly notTaken: readonly { readonly row: number; readonly why: string }[]
  },
): Statement[] {
  const by = { ...context, actorName: `单位经办人${row.actor_name}在网上办理` }
  return issue(deps, by, {
    kind: 'receipt',
    subjectId: row.subject_id,
    caseId: row.id,
    caseNumber: row.number ?? '',
    seq: 1,
    subjectName: name,
    itemName: deps.catalogue.nameOf(row.item),
    agencyId: row.agency_id,
    outletName: null,
    agentName: null,
    materials: [],
    submittedOn: context.today,
    startsOn: null,
    dueOn,
    list: { rows: row.row_count, taken: row.taken, cases: row.case_count, notTaken },
  })
}

/** Lists that were not handed in go after seven days, what is left of the others after ninety; cases and receipts stay. */
export async function sweepBatches({ database }: { readonly database: Database }, now: Date): Promise<void> {
  await database.transaction({ path: 'worker' }, async (tx) => tx.record(forgetBatches(now)))
}
