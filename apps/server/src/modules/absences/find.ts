import type { Absence } from '@tongban/contracts/absences'

import { type Context, scopeOf } from '../../platform/context.ts'
import { dayCursor, lastId, pageFrom, readCursor } from '../../platform/cursor.ts'
import type { AbsenceDeps } from './deps.ts'
import { findOfStaff, listAbsences } from './store.ts'
import { absenceView } from './view.ts'

const pageSize = 50
/** After every day that an absence can begin on. */
const lastDay = '9999-12-31'

/** One's own, the newest first. */
export async function ownAbsences(deps: AbsenceDeps, context: Context): Promise<{ rows: Absence[] }> {
  const [rows] = await deps.database.read(scopeOf(context), findOfStaff(context.actorId))
  return { rows: rows.map((row) => absenceView(deps, row, context.today)) }
}

/** Those of the reader's agencies, the newest first, by key. */
export async function keptAbsences(
  deps: AbsenceDeps,
  context: Context,
  after: string | undefined,
): Promise<{ rows: Absence[]; next: string | null }> {
  const [day, id] = readCursor(after, dayCursor, [lastDay, lastId])
  const [found] = await deps.database.read(
    scopeOf(context),
    listAbsences(context.agencies, day, id, pageSize + 1),
  )
  const { page, next } = pageFrom(found, pageSize, (last) => `${last.first_day}_${last.id}`)
  return { rows: page.map((row) => absenceView(deps, row, context.today)), next }
}
