import { type Context, scopeOf } from '../../../platform/context.ts'
import { type Database, query } from '../../../platform/database.ts'

const countByVersion = query<{ version: number; agency_id: string; count: number }>(
  `select item_version as version, agency_id, count(*)::int as count from cases."case"
   where agency_id = any ($1) and stage <> 'closed' and item = $2
   group by item_version, agency_id order by item_version, agency_id`,
)

/** How many open cases of an item keep which of its versions, by agency, as far as the reader's right goes. */
export async function countRunningVersions(
  database: Database,
  context: Context,
  item: string,
): Promise<{ version: number; agencyId: string; count: number }[]> {
  const [rows] = await database.read(scopeOf(context), countByVersion(context.agencies, item))
  return rows.map(({ agency_id, ...row }) => ({ agencyId: agency_id, ...row }))
}
