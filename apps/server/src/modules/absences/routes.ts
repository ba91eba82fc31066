import { absencesRoutes } from '@tongban/contracts/absences'

import { bind, type Http } from '../../platform/http.ts'
import { appointStandIn, endAbsence } from './change.ts'
import type { AbsenceDeps } from './deps.ts'
import { keptAbsences, ownAbsences } from './find.ts'
import { findStandIns, recordAbsence } from './record.ts'

/** Who is away and who stands in: said by himself in his office, and by his head. */
export function bindAbsences(http: Http, deps: AbsenceDeps): void {
  bind(http, absencesRoutes, {
    'GET /api/absences/own': async ({ context }) => await ownAbsences(deps, context),
    'POST /api/absences/own': async ({ context, command, body }) =>
      await recordAbsence(deps, context, command, { ...body, staff: context.actorId }),
    'GET /api/absences/own/stand-ins': async ({ context, query }) =>
      await findStandIns(deps, context, { ...query, staff: context.actorId }),
    'POST /api/absences/own/:id/end': async ({ context, command, params }) =>
      await endAbsence(deps, context, command, params.id),
    'GET /api/absences': async ({ context, query }) => await keptAbsences(deps, context, query.after),
    'POST /api/absences': async ({ context, command, body }) =>
      await recordAbsence(deps, context, command, body),
    'GET /api/absences/stand-ins': async ({ context, query }) => await findStandIns(deps, context, query),
    'POST /api/absences/:id/end': async ({ context, command, params }) =>
      await endAbsence(deps, context, command, params.id),
    'POST /api/absences/:id/stand-in': async ({ context, command, params, body }) =>
      await appointStandIn(deps, context, command, { ...params, ...body }),
  })
}
