import { analyticsRoutes } from '@tongban/contracts/analytics'
import { type Day, dayOf } from '@tongban/policy'

import { bind, type Http } from '../../platform/http.ts'
import { requirePeriod } from '../../platform/period.ts'
import { type CaseDeps, countRunning } from '../cases/index.ts'
import { printPaper, sendPdf } from '../papers/index.ts'
import { awayFromHome } from './away.ts'
import { casesBehind } from './behind.ts'
import { figuresOf } from './figures.ts'
import { itemLoads } from './items.ts'
import { figureNames, type NameSources } from './names.ts'
import { issueReport, listReports, readReport, type ReportDeps } from './report/issue.ts'
import { caseTable, figureTable, sendTable } from './table.ts'
import { workload, workloadOfPeople } from './workload.ts'

/** 调度: what runs, what was done, what was late, and what it is made of. */
export function bindAnalytics(
  http: Http,
  {
    cases,
    names: sources,
    ...printing
  }: { readonly cases: CaseDeps; readonly names: NameSources } & Pick<
    ReportDeps,
    'fonts' | 'publicUrl' | 'training' | 'ratingsOf'
  >,
): void {
  const names = figureNames(sources)
  const reports: ReportDeps = { ...printing, database: cases.database, catalogue: cases.catalogue, names }
  const { database, audit, catalogue } = cases
  bind(http, analyticsRoutes, {
    'GET /api/analytics/overview': async ({ context }) => {
      const [byAgency, month] = await Promise.all([
        countRunning(database, context),
        figuresOf(database, context, names, {
          by: 'agency',
          from: firstOfMonth(context.today),
          to: context.today,
        }),
      ])
      const total = (figure: 'running' | 'late' | 'warned'): number =>
        byAgency.reduce((sum, row) => sum + row[figure], 0)
      return {
        today: context.today,
        running: total('running'),
        late: total('late'),
        warned: total('warned'),
        acceptedThisMonth: month.total.accepted,
        completedThisMonth: month.total.completed,
        byAgency: byAgency.map(({ agencyId, running, late }) => ({
          agencyId,
          name: names.agency(agencyId),
          running,
          late,
        })),
      }
    },
    'GET /api/analytics/figures': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await figuresOf(database, context, names, query)
    },
    'GET /api/analytics/figures/table': async ({ context, query: { path: _path, ...query }, reply }) => {
      requirePeriod(query.from, query.to)
      const { rows } = await figuresOf(database, context, names, query)
      const table = figureTable(`统计${query.from}到${query.to}`, rows)
      await sendTable(audit, context, reply, table, query)
      return undefined
    },
    'GET /api/analytics/items': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await itemLoads(database, context, { catalogue, names }, query)
    },
    'GET /api/analytics/workload': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await workload(database, context, names, query)
    },
    'GET /api/analytics/workload/people': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await workloadOfPeople(database, context, names, query)
    },
    'GET /api/analytics/away-from-home': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await awayFromHome(database, context, names, query)
    },
    'GET /api/analytics/reports': async ({ context }) => await listReports(reports, context),
    'POST /api/analytics/reports': async ({ context, command, body }) =>
      await issueReport(reports, context, command, body.month),
    'GET /api/analytics/reports/:id': async ({ context, params }) =>
      await readReport(reports, context, params.id),
    'GET /api/analytics/reports/:id/pdf': async ({ context, params, reply }) => {
      const report = await readReport(reports, context, params.id)
      await sendPdf(reply, report.number, await printPaper({ ...report, checkCode: null }, reports))
      return undefined
    },
    'GET /api/analytics/cases': async ({ context, query }) => {
      requirePeriod(query.from, query.to)
      return await casesBehind(cases, context, query)
    },
    'GET /api/analytics/cases/table': async ({ context, query: { path: _path, ...query }, reply }) => {
      requirePeriod(query.from, query.to)
      const table = caseTable(cases, context, `办件${context.today}`, query)
      await sendTable(audit, context, reply, table, query)
      return undefined
    },
  })
}

function firstOfMonth(today: Day): Day {
  return dayOf(`${today.slice(0, 8)}01`)
}
