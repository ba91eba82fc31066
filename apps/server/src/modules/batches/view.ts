import type { Batch, BatchDetail } from '@tongban/contracts/batches'

import { type Context, scopeOf } from '../../platform/context.ts'
import { isoOf } from '../../platform/instants.ts'
import { Refusal } from '../../platform/refusal.ts'
import { countOfBatch, openingOfList, windowView } from '../cases/index.ts'
import type { BatchDeps } from './deps.ts'
import { type BatchRow, findBatch, findBatches, findRejects } from './store.ts'

const faultsShown = 100

/** A list as its employer sees it. */
export function batchView({ catalogue }: Pick<BatchDeps, 'catalogue'>, row: BatchRow): Batch {
  return {
    id: row.id,
    item: row.item,
    itemName: catalogue.nameOf(row.item),
    state: row.state === 'checking' ? 'checked' : row.state,
    stopped: row.stopped === null ? null : (whyStopped[row.stopped] ?? whyStopped['other'] ?? ''),
    number: row.number,
    rows: row.row_count,
    good: row.good,
    faulty: row.faulty,
    taken: row.taken,
    cases: row.case_count,
    madeBy: row.actor_name,
    madeAt: isoOf(row.made_at),
    appliedAt: row.applied_at === null ? null : isoOf(row.applied_at),
    endedAt: row.ended_at === null ? null : isoOf(row.ended_at),
    expiresAt: isoOf(row.expires_at),
  }
}

/** Why a list went on no further, in a sentence. */
const whyStopped: Readonly<Record<string, string>> = {
  asked: '单位停下来的，剩下的行没有交。',
  mandate: '经办人的授权已经收回或者到期，剩下的行没有交。',
  'cases.new-version': '这件事的表刚换了新版，剩下的行没有交，请用新的空表再传。',
  'cases.distrusted': '单位的一次承诺经核查不实，现在不能用名单办，剩下的行没有交，请一件一件办并交材料。',
  other: '这件事现在不能再交，剩下的行没有交。',
}

/** 单位的名单: the newest first, and what may be done by list, with the window in which it would fall. @throws Refusal cases.not-found */
export async function findBatchesOf(
  deps: BatchDeps,
  context: Context,
  subject: string,
): Promise<{
  rows: Batch[]
  items: { code: string; name: string; window: ReturnType<typeof windowView> }[]
}> {
  const { database, catalogue } = deps
  const listed = catalogue.list().flatMap(({ code }) => {
    const published = catalogue.current(code)
    return published?.declaration.list !== undefined && mayHandIn(context, code) ? [published] : []
  })
  const items = await Promise.all(
    listed.map(async ({ declaration, version }) => {
      const { code } = declaration
      const { load, opened } = openingOfList(deps, context, { subject, item: code, itemVersion: version })
      const [came, facts] = await database.read(scopeOf(context), ...load)
      const { owner } = opened(came, facts)
      return { code, name: catalogue.nameOf(code), window: windowView(deps, context, declaration, owner) }
    }),
  )
  const [rows] = await database.read(scopeOf(context), findBatches(subject))
  return { rows: rows.map((row) => batchView(deps, row)), items }
}

function mayHandIn({ mandate }: Context, item: string): boolean {
  return mandate?.items?.includes(item) !== false
}

/** One list: what the dry run said, how far it is, how its cases stand. @throws Refusal batches.unknown */
export async function findOneBatch(
  deps: BatchDeps,
  context: Context,
  { subject, id }: { readonly subject: string; readonly id: string },
): Promise<BatchDetail> {
  const [[row], rejects, [standing]] = await deps.database.read(
    scopeOf(context),
    findBatch(subject, id),
    findRejects(subject, id, 0, faultsShown),
    countOfBatch(subject, id),
  )
  if (row === undefined) throw new Refusal('batches.unknown')
  const declaration = deps.catalogue.pinned(row.item, row.item_version)?.declaration
  const { open = 0, done = 0, otherwise = 0 } = standing ?? {}
  return {
    ...batchView(deps, row),
    people: declaration?.list?.people ?? 'newcomers',
    window:
      declaration === undefined || row.state !== 'checked'
        ? null
        : windowView(deps, context, declaration, row.agency_id),
    faults: rejects
      .flatMap(({ row_no, faults }) =>
        faults.map(({ column, message }) => ({ row: row_no, column, message })),
      )
      .slice(0, faultsShown),
    standing: { open, done, otherwise },
  }
}
