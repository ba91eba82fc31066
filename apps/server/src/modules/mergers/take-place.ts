import { moveOutlets, tellOutlets } from '../outlets/index.ts'
import type { MergerDeps } from './deps.ts'

/**
 * 承接: on the day on which an agency is none any more its outlets go on under the one that takes its place. What is done already costs nothing.
 * @returns how many outlets went over
 */
export async function takePlaces({ database, agencies, outlets }: MergerDeps): Promise<number> {
  const ceased = new Set(outlets.all().map(({ agencyId }) => agencyId))
  const moving = [...ceased].filter((id) => agencies.standingFor(id) !== id)
  if (moving.length === 0) return 0
  const moved = await database.transaction({ path: 'worker' }, async (tx) => {
    const rows = await tx.load(...moving.map((id) => moveOutlets(id, agencies.standingFor(id))))
    tx.record(tellOutlets())
    return rows.reduce((sum, { length }) => sum + length, 0)
  })
  await outlets.refresh()
  return moved
}
