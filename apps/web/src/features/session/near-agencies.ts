import { nearOptions } from '../../design/index.ts'
import { useRead } from '../../platform/use.ts'
import { useMe } from './me.ts'

/** The agencies from where the reader works: those of his own city first, the others behind. */
export function useNearAgencies() {
  const me = useMe()
  const rows = useRead('GET /api/agencies').data?.rows ?? []
  const held = new Set(me.grants.map(({ agencyId }) => agencyId))
  const areas = rows.filter(({ id }) => held.has(id)).map(({ area }) => area)
  return {
    rows,
    /** The areas in which he works. */
    areas,
    options: nearOptions(rows, areas),
    /** Where he works; where at several, the first. */
    own: me.grants[0]?.agencyId ?? '',
  }
}
