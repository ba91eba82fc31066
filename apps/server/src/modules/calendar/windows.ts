import type { BusinessWindow } from '@tongban/policy'

import { type Database, query, type Statement } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

interface WindowRow extends BusinessWindow {
  readonly agency_id: string
  readonly kind: string
}

const readWindows = query<WindowRow>(
  `select distinct on (agency_id, kind, month) agency_id, kind, month, opens, closes, effect from calendar.window
   order by agency_id, kind, month, recorded_at desc`,
)
const insertWindow = query(
  `insert into calendar.window (agency_id, kind, month, opens, closes, effect, published_by, recorded_at)
   values ($1, $2, $3, $4, $5, $6, $7, $8)`,
)

/** The business windows of all agencies, in memory; read again when the calendar changes. */
export interface Windows {
  /** Of one agency and kind of business; none where none was published. */
  readonly of: (agencyId: string, kind: string) => readonly BusinessWindow[]
  readonly refresh: () => Promise<void>
}

export async function openWindows(database: Database): Promise<Windows> {
  const { value, refresh } = await remember(database, 'calendar', async () => {
    const [rows] = await database.read({ path: 'worker' }, readWindows())
    return Map.groupBy(rows, ({ agency_id, kind }) => keyOf(agency_id, kind))
  })
  return { of: (agencyId, kind) => value().get(keyOf(agencyId, kind)) ?? [], refresh }
}

/** Publishes the window of a month; one that was published before stays on record and is no longer in force. */
export function recordWindow(
  { agencyId, kind, ...window }: BusinessWindow & { readonly agencyId: string; readonly kind: string },
  by: string,
  now: Date,
): Statement {
  const { month, opens, closes, effect } = window
  return insertWindow(agencyId, kind, month, opens, closes, effect, by, now)
}

function keyOf(agencyId: string, kind: string): string {
  return `${agencyId} ${kind}`
}
