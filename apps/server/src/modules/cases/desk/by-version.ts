import { type Database, query } from '../../../platform/database.ts'

const countByVersion = query<{ version: number; agency_id: string; count: number }>(
  `select item_version as version, agency_id, count(*)::int as count from cases."case"
   where stage <> 'closed' and item = $1
   group by item_version, agency_id order by item_version, agency_id`,
)

/** How many open cases of an item keep which of its versions, by agency: of all agencies, for an item holds for all of them. */
export async function countRunningVersions(
  database: Database,
  item: string,
): Promise<{ version: number; agencyId: string; count: number }[]> {
  const [rows] = await database.read({ path: 'worker' }, countByVersion(item))
  return rows.map(({ agency_id, ...row }) => ({ agencyId: agency_id, ...row }))
}
