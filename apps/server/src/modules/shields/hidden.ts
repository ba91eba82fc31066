import { type Database, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

/** Who is hidden, in memory: what reads as the worker asks it, because the policies of the paths do not hold there. */
export interface Hidden {
  /** Whether a subject, under whichever of its ids, is hidden from who has not the right to it. */
  readonly has: (subject: string) => boolean
  /** Every id that is hidden. */
  readonly all: () => ReadonlySet<string>
  /** Reads again: what was committed before is known after it. */
  readonly refresh: () => Promise<void>
}

const readHidden = query<{ id: string }>('select subject_id as id from shields.hidden')
/** Tells every process that somebody is hidden now, or is no more. */
export const tellHidden = query(`select pg_notify('shields', '')`)

/** Keeps in memory who is hidden: some hundreds in a million, and read again whenever one comes or goes. */
export async function openHidden(database: Database): Promise<Hidden> {
  const { value, refresh } = await remember(database, 'shields', async () => {
    const [rows] = await database.read({ path: 'worker' }, readHidden())
    return new Set(rows.map(({ id }) => id))
  })
  return { has: (subject) => value().has(subject), all: value, refresh }
}

/** What somebody gave his family or a proxy opens nothing while he is hidden, for he may have fled from them; his guardian acts for him as ever. */
export function restsWhileHidden<Found extends { readonly kind: string }>(
  hidden: Pick<Hidden, 'has'>,
  subject: string,
  found: Found | undefined,
): Found | undefined {
  return found !== undefined && found.kind !== 'guardian' && hidden.has(subject) ? undefined : found
}
