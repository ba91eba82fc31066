import { visitsRoutes } from '@tongban/contracts/people'

import { bind, type Http } from '../../platform/http.ts'
import { watchProbing } from './probing.ts'
import { endVisit, openVisit, openVisits, type VisitDeps } from './visits.ts'

export function bindVisits(http: Http, deps: VisitDeps): void {
  const watch = watchProbing(deps)
  bind(http, visitsRoutes, {
    'POST /api/visits': async ({ context, command, body }) =>
      await watch(
        context,
        body.purpose,
        async (recognised) => await openVisit(deps, context, command, body, recognised),
      ),
    'GET /api/visits/open': async ({ context }) => await openVisits(deps, context),
    'POST /api/visits/:subject/:id/end': async ({ context, params }) =>
      await endVisit(deps.database, context, params.subject, params.id),
  })
}
