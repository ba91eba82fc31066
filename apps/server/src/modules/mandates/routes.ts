import { mandatesRoutes } from '@tongban/contracts/mandates'

import { bind, type Http } from '../../platform/http.ts'
import type { MandateDeps } from './deps.ts'
import { listMandates, ownMandates } from './find.ts'
import { grantMandate } from './grant.ts'
import { revokeGranted } from './revoke.ts'

/** Who acts for whom: seen by who acts, given and taken back by the principal or at a counter. */
export function bindMandates(http: Http, deps: MandateDeps): void {
  bind(http, mandatesRoutes, {
    'GET /api/mandates/own': async ({ context }) => await ownMandates(deps, context),
    'GET /api/mandates/:subject': async ({ context, params }) =>
      await listMandates(deps, context, params.subject),
    'POST /api/mandates/:subject': async ({ context, command, params, body }) =>
      await grantMandate(deps, context, command, { ...params, ...body }),
    'POST /api/mandates/:subject/:id/revocation': async ({ context, command, params }) =>
      await revokeGranted(deps, context, command, params),
  })
}
