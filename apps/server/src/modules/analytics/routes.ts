import { analyticsRoutes } from '@tongban/contracts/analytics'

import type { Database } from '../../platform/database.ts'
import { bind, type Http } from '../../platform/http.ts'
import { requirePeriod } from '../../platform/period.ts'
import { type CaseDeps, caseByKeys, countRunning, runningCases } from '../cases/index.ts'
import { awayFromHome, casesCounted, type FigureNames, thisMonth } from './find.ts'

export function bindAnalytics(
  http: Http,
  { database, cases, names }: { database: Database; cases: CaseDeps; names: FigureNames },
): void {
  bind(http, analyticsRoutes, {
    'GET /api/analytics/overview': async ({ context }) => {
      const [byAgency, month] = await Promise.all([
        countRunning(database, context),
        thisMonth(database, context),
      ])
      const total = (figure: 'running' | 'late' | 'warned'): number =>
        byAgency.reduce((sum, row) => sum + row[figure], 0)
      return {
        today: context.today,
        running: total('running'),
        late: total('late'),
        warned: total('warned'),
        acceptedThisMonth: month.accepted,
        completedThisMonth: month.completed,
        byAgency: byAgency.map(({ agencyId, running, late }) => ({
          agencyId,
          name: names.agency(agencyId),
          running,
          late,
        })),
      }
    },
    'GET /api/analytics/away-from-home': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await awayFromHome(database, context, names, query)
    },
    'GET /api/analytics/cases': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      const { figure } = query
      if (figure === 'running' || figure === 'late' || figure === 'warned')
        return await runningCases(cases, context, { ...query, figure })
      const { keys, next } = await casesCounted(database, context, query)
      return { rows: await caseByKeys(cases, context, keys), next }
    },
  })
}
