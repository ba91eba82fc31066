import { outletsRoutes } from '@tongban/contracts/agencies'
import { outletGrantsRoutes, outletKeepingRoutes } from '@tongban/contracts/outlets'

import { bind, type Http } from '../../platform/http.ts'
import { type ChangeDeps, readChanges } from './change.ts'
import { decideOnChange } from './decide.ts'
import { type HoursDeps, openOn } from './hours.ts'
import { changeOutlet, type KeepDeps, openOutlet, viewOf } from './keep.ts'
import { matrixOn } from './matrix.ts'
import { previewChange, proposeChange } from './propose.ts'

export function bindOutlets(http: Http, deps: ChangeDeps & KeepDeps & HoursDeps): void {
  bind(http, outletsRoutes, {
    'GET /api/outlets/hours': async ({ context: { today }, query }) =>
      await Promise.resolve(openOn(deps, { on: query.on ?? today, today })),
    'GET /api/outlets': async () => ({ rows: deps.outlets.all().map(viewOf) }),
  })
  bind(http, outletKeepingRoutes, {
    'POST /api/outlets': async ({ context, command, body }) => await openOutlet(deps, context, command, body),
    'POST /api/outlets/:outlet/change': async ({ context, command, params, body }) =>
      await changeOutlet(deps, context, command, { ...body, id: params.outlet }),
  })
  bind(http, outletGrantsRoutes, {
    'GET /api/outlet-grants': async ({ context, query }) =>
      matrixOn(deps, context, query.on ?? context.today),
    'POST /api/outlet-grants/:outlet/preview': async ({ context, params, body }) =>
      previewChange(deps, context, { ...params, ...body }),
    'POST /api/outlet-grants/:outlet/changes': async ({ context, command, params, body }) =>
      await proposeChange(deps, context, command, { ...params, ...body }),
    'GET /api/outlet-grant-changes': async ({ context, query }) =>
      await readChanges(deps, context, query.after),
    'POST /api/outlet-grant-changes/:id/decision': async ({ context, command, params, body }) =>
      await decideOnChange(deps, context, command, { ...params, ...body }),
  })
}
