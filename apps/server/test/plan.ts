import type { Path } from '@tongban/contracts/access'
import type pg from 'pg'

import type { Query } from '../src/platform/database.ts'

interface PlanNode {
  readonly 'Relation Name'?: string
  readonly 'Actual Rows': number
  readonly 'Actual Loops': number
  readonly 'Rows Removed by Filter'?: number
  readonly Plans?: readonly PlanNode[]
}

/** Makes a client of the owner see what a path sees, with the plans that a pooled connection has after a while. */
export async function enterPath(client: pg.Client, path: Path, agencies: string): Promise<void> {
  await client.query(`set role tongban_${path}`)
  await client.query(`select set_config('app.agencies', $1, false)`, [agencies])
  await client.query('set plan_cache_mode = force_generic_plan')
}

/** How many rows of a table a query touched, shown or thrown away: what it costs, whatever the machine. */
export async function rowsRead(
  client: pg.Client,
  table: string,
  asked: Query<unknown>,
  values: readonly (string | number | null)[],
): Promise<number> {
  await client.query(`prepare asked as ${asked.text}`)
  const given = values.map((value) => (value === null ? 'null' : `'${value}'`)).join(', ')
  const { rows } = await client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(
    `explain (analyze, format json) execute asked (${given})`,
  )
  await client.query('deallocate asked')
  return rows.reduce((sum, row) => sum + touched(table, row['QUERY PLAN'][0].Plan), 0)
}

function touched(table: string, node: PlanNode): number {
  const rows = (node['Actual Rows'] + (node['Rows Removed by Filter'] ?? 0)) * node['Actual Loops']
  const below = (node.Plans ?? []).reduce((sum, child) => sum + touched(table, child), 0)
  return below + (node['Relation Name'] === table ? rows : 0)
}
