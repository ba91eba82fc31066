import { enrolmentRoutes } from '@tongban/contracts/enrolment'

import { bind, type Http } from '../../platform/http.ts'
import { findRosterPage, type RosterDeps } from './roster.ts'

/** Who belongs to an employer, for whoever acts for it. */
export function bindRoster(http: Http, deps: RosterDeps): void {
  bind(http, enrolmentRoutes, {
    'GET /api/enrolment/:subject/roster': async ({ context, params, query }) =>
      await findRosterPage(deps, context, params.subject, query),
  })
}
