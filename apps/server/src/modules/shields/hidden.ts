import { type Database, type OpensShielded, query } from '../../platform/database.ts'
import { remember } from '../../platform/remembered.ts'

/** Who is hidden, in memory: what reads as the worker asks it, because the policies of the paths do not hold there. */
export interface Hidden {
  /** Whether a subject, under whichever of its ids, is hidden from who has the right to those; without any right: whether it is hidden. */
  readonly has: (subject: string, opens?: Pick<OpensShielded, 'hiddenBy'>) => boolean
  /** Every id that is hidden, and by which agencies. */
  readonly by: () => ReadonlyMap<string, readonly string[]>
  /** Reads again: what was committed before is known after it. */
  readonly refresh: () => Promise<void>
}

const readHidden = query<{ id: string; by: string[] }>(
  'select subject_id as id, array_agg(agency_id) as by from shields.hidden group by subject_id',
)
/** Tells every process that somebody is hidden now, or is no more. */
export const tellHidden = query(`select pg_notify('shields', '')`)
const openedByMatter = query<{ opened: boolean }>(
  'select $1::uuid = any (app.opened_by_matters($2::text[], $3::text[])) as opened',
)

/** Keeps in memory who is hidden: some hundreds in a million, and read again whenever one comes or goes. */
export async function openHidden(database: Database): Promise<Hidden> {
  const { value, refresh } = await remember(database, 'shields', async () => {
    const [rows] = await database.read({ path: 'worker' }, readHidden())
    return new Map(rows.map(({ id, by }) => [id, by]))
  })
  const has: Hidden['has'] = (subject, opens) =>
    value()
      .get(subject)
      ?.every((agencyId) => opens?.hiddenBy.includes(agencyId) !== true) === true
  return { has, by: value, refresh }
}

/** Whether somebody hidden has a matter running where the right of who asks opens her. */
export async function opensByMatter(
  database: Database,
  {
    subject,
    matters,
    agencies,
  }: { readonly subject: string; readonly matters: readonly string[]; readonly agencies: readonly string[] },
): Promise<boolean> {
  const [[found]] = await database.read({ path: 'worker' }, openedByMatter(subject, matters, agencies))
  return found?.opened === true
}

/** What somebody gave his family or a proxy opens nothing while he is hidden, for he may have fled from them; his guardian acts for him as ever. */
export function restsWhileHidden<Found extends { readonly kind: string }>(
  hidden: Pick<Hidden, 'has'>,
  subject: string,
  found: Found | undefined,
): Found | undefined {
  return found !== undefined && found.kind !== 'guardian' && hidden.has(subject) ? undefined : found
}
