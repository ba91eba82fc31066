import { firstId } from '../../platform/cursor.ts'
import { findSubjectsAfter } from '../subjects/index.ts'
import type { SearchDeps } from './deps.ts'
import { entering, enterWithCases } from './enter.ts'
import { readShape, writeShape } from './store.ts'

/** Raised whenever tokens are made in another way: the rows are then made anew. */
const shapeNow = 1
const atOnce = 500
const worker = { path: 'worker' } as const
type Deps = Pick<SearchDeps, 'database' | 'secrets'>

/**
 * Makes the register of names where it was never made, is of an older shape, or was cut off; each step is kept, so that it
 * goes on where it stood.
 * @returns how many subjects were entered
 */
export async function rebuildSearch(deps: Deps): Promise<number> {
  let entered = 0
  for (;;) {
    const step = await enterNext(deps)
    entered += step
    if (step < atOnce) return entered
  }
}

/** Makes all of it anew, whatever it says of itself. @returns how many subjects were entered */
export async function rebuildAnew(deps: Deps): Promise<number> {
  await deps.database.transaction(worker, async (tx) => {
    await tx.load(entering)
    tx.record(writeShape(shapeNow, firstId, false))
  })
  return await rebuildSearch(deps)
}

async function enterNext({ database, secrets }: Deps): Promise<number> {
  return await database.transaction(worker, async (tx) => {
    const [, [shape]] = await tx.load(entering, readShape())
    const isOfNow = shape?.version === shapeNow
    if (isOfNow && shape.done) return 0
    const [next] = await tx.load(findSubjectsAfter(isOfNow ? shape.after_id : firstId, atOnce))
    const ids = next.map((row) => row.subject_id)
    if (ids.length > 0) await enterWithCases(secrets, tx, ids)
    const last = ids.at(-1) ?? firstId
    tx.record(writeShape(shapeNow, last, ids.length < atOnce))
    return ids.length
  })
}

/** Whether all that is known can be found. */
export function isComplete(shapes: readonly { readonly version: number; readonly done: boolean }[]): boolean {
  return shapes.some(({ version, done }) => version === shapeNow && done)
}
